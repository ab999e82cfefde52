import type { Profile, Settings, Stage } from "./settings";
import { parseSettings } from "./settingsParser";
import { frontMatterIn, listIn, type FrontMatterField } from "../../text/frontMatter";

/**
 * Settings with what the front matter of a draft says of itself: `stage`, and the profile it is written for, either
 * under `profile:` or as lines of its own. Of the YAML that people write there: `key: value`, lists, one level below.
 */
export function withFrontMatter(settings: Settings, text: string): Settings {
  const found = frontMatterIn(text);
  if (found === undefined) return settings;
  const said = saidIn(found.fields);
  const profile = validProfile(said);
  const stage = STAGES.get(said.get("stage")?.value.toLowerCase() ?? "");
  if (profile === undefined && stage === undefined) return settings;
  return {
    ...settings,
    ...(stage && { stage }),
    ...(profile && { profile: { ...settings.profile, ...profile } }),
  };
}

const STAGES: ReadonlyMap<string, Stage> = new Map([
  ["draft", "draft"],
  ["review", "review"],
  ["final", "final"],
  ["起草", "draft"],
  ["初稿", "draft"],
  ["审核", "review"],
  ["审校", "review"],
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

type Said = ReadonlyMap<Key, FrontMatterField>;

/** The last word on each key. */
function saidIn(fields: readonly FrontMatterField[]): Said {
  const out = new Map<Key, FrontMatterField>();
  for (const field of fields) {
    const key = KEYS.get(field.key.toLowerCase());
    if (key !== undefined && (field.value !== "" || field.items.length > 0)) out.set(key, field);
  }
  return out;
}

/** Undefined where nothing is said that is of the right kind. */
function validProfile(said: Said): Profile | undefined {
  const text = (key: Key): string | undefined => said.get(key)?.value || undefined;
  const list = (key: Key): readonly string[] | undefined => {
    const field = said.get(key);
    return field && (field.value === "" ? field.items : listIn(field.value));
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
