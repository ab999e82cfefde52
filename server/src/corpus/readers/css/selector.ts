import { splitOutside } from "./scan";

/** What one element has to be. */
export interface Compound {
  readonly tag?: string;
  readonly id?: string;
  readonly classes: readonly string[];
  readonly attributes: readonly AttributeTest[];
  /** It is none of these. */
  readonly not: readonly Compound[];
}

export interface AttributeTest {
  readonly name: string;
  readonly operator: string;
  readonly value: string;
}

export interface Selector {
  /** From the outermost element to the one that is meant. */
  readonly steps: readonly { readonly compound: Compound; readonly child: boolean }[];
  readonly specificity: number;
}

/** UTF-16 units and elements of a selector; what is longer is left out. */
const LONGEST = 1_000;
const MOST_STEPS = 12;

/**
 * The selectors of a list that tell elements by what they and those around them are. Left out are those that hang on
 * what the pointer does, on what stands beside an element, or on what is made up before and behind it.
 */
export const selectorsOf = (list: string): readonly Selector[] =>
  splitOutside(list, ",").flatMap((text) => selectorOf(text.trim()) ?? []);

function selectorOf(text: string): Selector | undefined {
  if (text === "" || text.length > LONGEST) return undefined;
  const steps: { compound: Compound; child: boolean }[] = [];
  let specificity = 0;
  let child = false;
  for (let at = 0; at < text.length;) {
    const read = compoundAt(text, at);
    if (!read || read.end === at || steps.length === MOST_STEPS) return undefined;
    steps.push({ compound: read.compound, child });
    specificity += read.specificity;
    COMBINATOR.lastIndex = read.end;
    const sign = COMBINATOR.exec(text)?.[1];
    if (sign === "+" || sign === "~") return undefined;
    child = sign === ">";
    at = COMBINATOR.lastIndex;
    if (at === 0) return read.end === text.length ? { steps, specificity } : undefined;
  }
  // It ends in a combinator.
  return undefined;
}

const COMBINATOR = /\s*([>+~])\s*|\s+/y;
const NAME = String.raw`((?:\\[^]|[\w-]|[^\0-\x7f])+)`;
const SIMPLE = new RegExp(
  String.raw`\*|${NAME}|#${NAME}|\.${NAME}|\[\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*("[^"]*"|'[^']*'|[^\s\]"']+)\s*(?:[isIS]\s*)?)?\]|:(root)\b|:not\(([^()]*)\)`,
  "y",
);

interface ReadCompound {
  readonly compound: Compound;
  readonly specificity: number;
  readonly end: number;
}

function compoundAt(text: string, from: number): ReadCompound | undefined {
  const compound = { classes: [] as string[], attributes: [] as AttributeTest[], not: [] as Compound[] };
  let tag: string | undefined;
  let id: string | undefined;
  let specificity = 0;
  let end = from;
  for (;;) {
    SIMPLE.lastIndex = end;
    const match = SIMPLE.exec(text);
    if (!match) break;
    end = SIMPLE.lastIndex;
    const [, name, idName, className, attribute, operator = "", value = "", root, negated] = match;
    if (name !== undefined) {
      tag = plain(name).toLowerCase();
      specificity += 1;
    } else if (root !== undefined) {
      tag = "html";
      specificity += 1_000;
    } else if (idName !== undefined) {
      id = plain(idName);
      specificity += 1_000_000;
    } else if (className !== undefined) {
      compound.classes.push(plain(className));
      specificity += 1_000;
    } else if (attribute !== undefined) {
      compound.attributes.push({
        name: attribute.toLowerCase(),
        operator,
        value: plain(value.replace(/^["']|["']$/g, "")),
      });
      specificity += 1_000;
    } else if (negated !== undefined) {
      const others = negated.split(",").map((other) => compoundAt(other.trim(), 0));
      if (others.some((other, i) => other?.end !== negated.split(",")[i]!.trim().length)) return undefined;
      compound.not.push(...others.map((other) => other!.compound));
      specificity += Math.max(...others.map((other) => other!.specificity));
    }
  }
  const whole: Compound = { ...compound, ...(tag !== undefined && { tag }), ...(id !== undefined && { id }) };
  return { compound: whole, specificity, end };
}

const plain = (name: string): string => name.replace(/\\([^])/g, "$1");

/** Whether an element is what a compound says. Names in lower case. */
export function matches(
  compound: Compound,
  name: string,
  attributes: Readonly<Record<string, string>>,
  classes: ReadonlySet<string>,
): boolean {
  return (
    (compound.tag === undefined || compound.tag === name) &&
    (compound.id === undefined || compound.id === attributes["id"]) &&
    compound.classes.every((one) => classes.has(one)) &&
    compound.attributes.every((test) => hasAttribute(test, attributes[test.name])) &&
    !compound.not.some((other) => matches(other, name, attributes, classes))
  );
}

function hasAttribute({ operator, value }: AttributeTest, own: string | undefined): boolean {
  if (own === undefined) return false;
  switch (operator) {
    case "":
      return true;
    case "=":
      return own === value;
    case "~=":
      return own.split(/\s+/).includes(value);
    case "|=":
      return own === value || own.startsWith(`${value}-`);
    case "^=":
      return value !== "" && own.startsWith(value);
    case "$=":
      return value !== "" && own.endsWith(value);
    default:
      return value !== "" && own.includes(value);
  }
}
