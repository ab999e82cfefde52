import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withFrontMatter } from "../../../../server/src/features/settings/frontMatter";
import { DEFAULT_SETTINGS } from "../../../../server/src/features/settings/settingsParser";

describe("front matter of a draft", () => {
  it.each([
    ["stage", "---\nstage: final\n---\n讲话", { stage: "final" }],
    ["stage with a comment", "---\nstage: final # 送审\n---\n讲话", { stage: "final" }],
    [
      "stage beside what is half-typed",
      "---\ntitle: 奋进: 讲话\n单位\nstage: final\n---\n",
      { stage: "final" },
    ],
    [
      "in Chinese",
      "---\n阶段：初稿\n单位：平川县人民法院\n---\n",
      { stage: "draft", profile: { organisation: "平川县人民法院" } },
    ],
    [
      "a profile below its name",
      '---\r\nprofile:\r\n  place: 平川县\r\n  organisation: "平川县人民法院"\r\n  year: 2027\r\n---\r\n',
      { profile: { place: "平川县", organisation: "平川县人民法院", year: 2027 } },
    ],
    [
      "lists in one line",
      "---\nsuperiors: [临川市委, 临川市中级人民法院]\n---\n",
      { profile: { superiors: ["临川市委", "临川市中级人民法院"] } },
    ],
    [
      "lists line by line",
      "---\n上级：\n  - 临川市委\n  - 临川市政府\n---\n",
      { profile: { superiors: ["临川市委", "临川市政府"] } },
    ],
    [
      "leaders",
      "---\nleaders:\n  - 甲某某（院长）\n  - name: 乙某某\n    post: 副院长\n---\n",
      {
        profile: {
          leaders: [
            { name: "甲某某", post: "院长" },
            { name: "乙某某", post: "副院长" },
          ],
        },
      },
    ],
  ])("%s", (_, text, expected) => {
    expect(withFrontMatter(DEFAULT_SETTINGS, text)).toEqual({ ...DEFAULT_SETTINGS, ...expected });
  });

  it("goes before the settings, member by member", () => {
    const settings = { ...DEFAULT_SETTINGS, profile: { place: "甲市", year: 2026 } };
    expect(withFrontMatter(settings, "---\nyear: 2027\n---\n").profile).toEqual({
      place: "甲市",
      year: 2027,
    });
  });

  it.each([
    ["none", "讲话\n同志们："],
    ["not at the top", "讲话\n---\nstage: final\n---\n"],
    ["not closed", "---\nstage: final\n讲话"],
    ["unknown values", "---\nstage: soon\nyear: next\ntitle: 讲话\n---\n"],
  ])("%s: the settings as they are", (_, text) => {
    expect(withFrontMatter(DEFAULT_SETTINGS, text)).toBe(DEFAULT_SETTINGS);
  });

  it("never fails", () => {
    const line = fc.constantFrom(
      "---",
      "stage: final",
      "profile:",
      "  - 甲",
      "leaders: []",
      "year: 1e9",
      "stage: constructor",
      "__proto__: 甲",
      "：",
      "- ",
      "post: 院长",
      "",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
        const { profile, stage } = withFrontMatter(DEFAULT_SETTINGS, `---\n${lines.join("\n")}\n---\n`);
        expect(["draft", "review", "final"]).toContain(stage);
        expect(typeof profile).toBe("object");
      }),
      { examples: [[["stage: final", "  - 甲"]], [["leaders: []", "  post: 院长"]]] },
    );
  });
});
