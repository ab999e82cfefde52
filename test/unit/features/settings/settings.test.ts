import { describe, expect, it } from "vitest";
import {
  DEFAULT_SETTINGS,
  describeProblems,
  parseSettings,
  READERS,
} from "../../../../server/src/features/settings/settingsParser";

describe("settings", () => {
  it("has a reader for every default and no other", () => {
    const keys = Object.entries(DEFAULT_SETTINGS).flatMap(([area, value]: [string, unknown]) =>
      area === "rules" || area === "profile" || typeof value !== "object" || Array.isArray(value)
        ? [area]
        : Object.keys(value as object).map((name) => `${area}.${name}`),
    );
    expect(Object.keys(READERS).sort()).toEqual(keys.sort());
  });

  it("accepts its own defaults, nested and dotted", () => {
    expect(parseSettings(DEFAULT_SETTINGS)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    const { settings, problems } = parseSettings({ "completion.maxItems": 3, completion: { pinyin: false } });
    expect(problems).toEqual([]);
    expect(settings.completion).toMatchObject({ maxItems: 3, pinyin: false, ghostText: true });
  });

  it.each([
    [{ corpus: { folders: "speeches" } }, "speechDrafter.corpus.folders"],
    [{ completion: { maxItems: "eight" } }, "speechDrafter.completion.maxItems"],
    [{ completion: { minConfidence: 2 } }, "speechDrafter.completion.minConfidence"],
    [{ rules: { "outline/numbering": "loud" } }, "speechDrafter.rules"],
    [{ stage: 3 }, "speechDrafter.stage"],
    [{ profile: { leaders: [{ name: 1 }] } }, "speechDrafter.profile"],
    [[1, 2], "speechDrafter"],
    ["text", "speechDrafter"],
  ])("reports %j once and serves the default", (raw, key) => {
    const { settings, problems } = parseSettings(raw);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problems.map((p) => p.key)).toEqual([key]);
    expect(problems[0]!.message.zh).toContain(key);
    expect(problems[0]!.message.en).toContain(key);
  });

  it("keeps the good values beside a bad one", () => {
    const { settings } = parseSettings({ speakingRate: 160, corpus: { folders: 5, includeSeeds: false } });
    expect(settings.speakingRate).toBe(160);
    expect(settings.corpus).toMatchObject({ folders: [], includeSeeds: false });
  });

  it("says all that is wrong in one message", () => {
    const one = parseSettings({ stage: 3 }).problems;
    expect(describeProblems(one)).toEqual(one[0]!.message);
    const { problems } = parseSettings({ stage: 3, speakingRate: "fast", completion: { maxItems: "eight" } });
    const { zh, en } = describeProblems(problems);
    for (const { key } of problems)
      expect(
        [zh, en].every((text) => text.split(key).length === 2),
        key,
      ).toBe(true);
    expect(zh).toMatch(/^有 3 项/);
    expect(en).toMatch(/^3 settings/);
  });
});
