/** `allow.json` and `tests.json`. */
import type { Node } from "jsonc-parser";
import { localized } from "../text/localized";
import { entriesIn, listedIn, wordingOf } from "./entryFile";
import { Fields } from "./fields";
import type { PackFile } from "./json";
import type { ExpectedFinding, PackTest } from "./model";

/** Wording that is never reported as repeated or overlapping. Folded. */
export function readAllowFile(file: PackFile): readonly string[] {
  const listed = listedIn(file, "allow");
  return listed ? listed.nodes.flatMap((node) => wordingOf(listed.fields, node) ?? []) : [];
}

/** Tests of a pack beyond these are not run: they are run whenever the pack is read. */
const MOST_TESTS = 500;
const LONGEST_TEST = 2000;

export async function readTestFile(file: PackFile): Promise<readonly PackTest[]> {
  const tests = await entriesIn(file, "tests", (fields) => readTest(file, fields), MOST_TESTS + 1);
  if (tests.length > MOST_TESTS) {
    const message = localized(
      `测试超过${MOST_TESTS}条，其余没有运行。`,
      `More than ${MOST_TESTS} tests; the others were not run.`,
    );
    file.report("pack/test", "warning", tests[MOST_TESTS]!.at.span, message);
  }
  return tests.slice(0, MOST_TESTS);
}

function readTest(file: PackFile, fields: Fields): PackTest | undefined {
  const text = fields.text("text", true);
  const offers = (fields.texts("offers", false) ?? []).map(valueOf);
  const notOffers = (fields.texts("notOffers", false) ?? []).map(valueOf);
  const findings =
    fields.node("findings") && fields.list("findings")?.map((node) => readFinding(file, fields, node));
  const date = fields.date("date");
  if (text !== undefined && text.length > LONGEST_TEST)
    fields.wrong(
      fields.node("text")!,
      localized(
        `测试的文字超过${LONGEST_TEST}字。`,
        `The text of a test exceeds ${LONGEST_TEST} characters.`,
      ),
    );
  if (text !== undefined && (offers.length > 0 || notOffers.length > 0) && !text.includes("<|>"))
    fields.wrong(
      fields.node("text")!,
      localized("要写明光标所在：<|>。", "The cursor has to be marked: <|>."),
    );
  if (!fields.sound || text === undefined) return undefined;
  return {
    text,
    offers,
    notOffers,
    ...(findings && { findings: findings.filter((finding) => finding !== undefined) }),
    ...(date !== undefined && { date }),
    at: file.locate(fields.object),
  };
}

function readFinding(file: PackFile, outer: Fields, node: Node): ExpectedFinding | undefined {
  if (node.type !== "object") {
    outer.wrong(node, localized("应当是含code、text的对象。", "Must be an object that has code and text."));
    return undefined;
  }
  const fields = new Fields(file, node);
  const code = fields.text("code", true);
  const text = fields.text("text", true);
  const fix = fields.text("fix", false);
  if (!fields.sound) outer.sound = false;
  return code === undefined || text === undefined
    ? undefined
    : { code, text, ...(fix !== undefined && { fix }) };
}

const valueOf = (node: Node): string => String(node.value);
