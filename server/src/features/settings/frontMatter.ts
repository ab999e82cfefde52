import type { Profile, Settings, Stage } from "./settings";
import { parseSettings } from "./settingsParser";
import { readPair } from "../../text/pair";

/**
 * Settings with what the front matter of a draft says of itself: `stage`, and the profile it is written for, either
 * under `profile:` or as lines of its own. Of the YAML that people write there: `key: value`, lists, one level below.
 */
export function withFrontMatter(settings: Settings, text: string): Settings {
  const lines = frontMatterOf(text);
  if (lines === undefined) return settings;
  const fields = fieldsIn(lines);
  const profile = validProfile(fields);
  const said = fields.get("stage");
  const stage = typeof said === "string" ? STAGES.get(said.toLowerCase()) : undefined;
  if (profile === undefined && stage === undefined) return settings;
  return {
    ...settings,
    ...(stage && { stage }),
    ...(profile && { profile: { ...settings.profile, ...profile } }),
  };
}

/** Front matter is not looked for beyond so many UTF-16 units. */
const LONGEST = 10_000;

function frontMatterOf(text: string): readonly string[] | undefined {
  if (!text.startsWith("---")) return undefined;
  const block = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(text.slice(0, LONGEST));
  return block?.[1]!.split(/\r?\n/);
}

const STAGES: ReadonlyMap<string, Stage> = new Map([
  ["draft", "draft"],
  ["review", "review"],
  ["final", "final"],
  ["起草", "draft"],
  ["初稿", "draft"],
  ["审核", "review"],
  ["送审", "review"],
  ["定稿", "final"],
]);

type Key = keyof Profile | "stage";

/** Names that drafters give to what we read. */
const KEYS: ReadonlyMap<string, Key> = new Map([
  ["stage", "stage"],
  ["阶段", "stage"],
  ["place", "place"],
  ["地方", "place"],
  ["地区", "place"],
  ["organisation", "organisation"],
  ["organization", "organisation"],
  ["单位", "organisation"],
  ["superiors", "superiors"],
  ["上级", "superiors"],
  ["leaders", "leaders"],
  ["领导", "leaders"],
  ["year", "year"],
  ["年份", "year"],
  ["年度", "year"],
]);

type Value = string | readonly string[];

function fieldsIn(lines: readonly string[]): ReadonlyMap<Key, Value> {
  const fields = new Map<Key, Value>();
  let open: Key | undefined;
  for (const line of lines) {
    const item = /^\s*-\s+(\S.*)$/.exec(line);
    if (item && open !== undefined) {
      const before = fields.get(open);
      fields.set(open, [...(typeof before === "object" ? before : []), plain(item[1]!)]);
      continue;
    }
    const pair = readPair(line);
    if (!pair) continue;
    const said = fields.get("leaders");
    const leaders = typeof said === "object" ? said : [];
    const leader = leaders.at(-1);
    // The second line of a list's item: a leader's post below the name.
    const isPost = open === "leaders" && /^\s{2}/.test(line) && /^(?:post|职务)$/.test(pair.key);
    if (isPost && leader !== undefined && pair.value !== "") {
      fields.set("leaders", [...leaders.slice(0, -1), `${leader} ${plain(pair.value)}`]);
      continue;
    }
    open = KEYS.get(pair.key.toLowerCase());
    if (open !== undefined && pair.value !== "") fields.set(open, valueOf(pair.value));
  }
  return fields;
}

function valueOf(text: string): Value {
  const list = /^\[(.*)\]$/.exec(text);
  return list
    ? list[1]!
        .split(/[,，、]/)
        .map(plain)
        .filter(Boolean)
    : plain(text);
}

const plain = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, "$2");

/** Undefined where nothing is said that is of the right kind. */
function validProfile(fields: ReadonlyMap<Key, Value>): Profile | undefined {
  const list = (key: Key): readonly string[] | undefined => {
    const value = fields.get(key);
    return typeof value === "string"
      ? value
          .split(/[,，、]/)
          .map(plain)
          .filter(Boolean)
      : value;
  };
  const text = (key: Key): string | undefined => {
    const value = fields.get(key);
    return typeof value === "string" ? value : undefined;
  };
  const year = Number(text("year"));
  const given = {
    place: text("place"),
    organisation: text("organisation"),
    superiors: list("superiors"),
    leaders: list("leaders")?.map(leaderOf),
    year: Number.isInteger(year) && year > 0 ? year : undefined,
  };
  const profile = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (Object.keys(profile).length === 0) return undefined;
  const { settings, problems } = parseSettings({ profile });
  return problems.length === 0 ? settings.profile : undefined;
}

/** 张某（院长）, 张某 院长, 张某, or what a list's item says: name: 张某. */
function leaderOf(text: string): { readonly name: string; readonly post: string } {
  const bare = text.replace(/^(?:name|姓名)\s*[:：]\s*/, "");
  const bracketed = /^([^（(\s]+)[（(](.+)[）)]$/.exec(bare);
  if (bracketed) return { name: bracketed[1]!, post: bracketed[2]! };
  const [name = bare, ...post] = bare.split(/\s+/);
  return { name, post: post.join(" ") };
}
