import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

interface Binding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly win?: string;
  readonly linux?: string;
  readonly when: string;
}
const BINDINGS = (JSON.parse(read("package.json")) as { contributes: { keybindings: readonly Binding[] } })
  .contributes.keybindings;

interface Rule {
  readonly key: string;
  readonly command: string;
  readonly when: string;
}
const PLATFORMS = { windows: "win", macos: "mac", linux: "linux" } as const;
type Platform = keyof typeof PLATFORMS;

/** What the desktop has beside the keymap of a browser's window: of its windows, and where a file lies. */
const OF_THE_DESKTOP: Readonly<Record<Platform, readonly string[]>> = {
  windows: [
    "ctrl+n",
    "ctrl+w",
    "ctrl+f4",
    "ctrl+shift+n",
    "ctrl+shift+w",
    "alt+f4",
    "ctrl+=",
    "ctrl+-",
    "shift+alt+r",
  ],
  macos: ["cmd+n", "cmd+w", "shift+cmd+n", "shift+cmd+w", "cmd+q", "cmd+=", "cmd+-", "alt+cmd+r"],
  linux: [
    "ctrl+n",
    "ctrl+w",
    "ctrl+q",
    "ctrl+shift+n",
    "ctrl+shift+w",
    "alt+f4",
    "ctrl+=",
    "ctrl+-",
    "ctrl+alt+r",
  ],
};

/** As `node test/vscode/keymaps.mjs` had VS Code write it down. */
function rulesOf(platform: Platform): readonly Rule[] {
  const lines = read(`test/support/keymaps/${platform}.tsv`).split("\n").slice(0, -1);
  return [
    ...lines.map((line): Rule => {
      const [keys = "", command = "", when = ""] = line.split("\t");
      return { key: spelled(keys.split(" ")[0]!), command, when }; // of two strokes, the first
    }),
    ...OF_THE_DESKTOP[platform].map((key) => ({ key: spelled(key), command: "the desktop's", when: "" })),
  ];
}

const keyOn = (binding: Binding, platform: Platform): string =>
  spelled(binding[PLATFORMS[platform]] ?? binding.key);

/** Modifiers in one order. */
const spelled = (key: string): string => {
  const parts = key.split("+");
  return [...parts.slice(0, -1).sort(), parts.at(-1)].join("+");
};

/** Alternatives of a condition, each a list of what must hold. Brackets hold alternatives alone. */
function alternativesIn(when: string): readonly (readonly string[])[] {
  const group = /\(([^()]*)\)/.exec(when);
  if (group) return group[1]!.split(" || ").flatMap((one) => alternativesIn(when.replace(group[0], one)));
  return when.split(" || ").map((all) => all.split(" && ").filter((one) => one !== ""));
}

/** Where the focus is, by what says so; one of a group shuts the others out. */
const FOCUS: readonly (readonly [ours: RegExp, theirs: RegExp])[] = [
  [
    /^editorTextFocus$/,
    /^(?:breakpointsFocused|notebookCellListFocused|searchViewletFocus|inQuickInput|terminalChatResponse\w+|focusedView == .*)$/,
  ],
  [
    /^focusedView == speechDrafter\.corpus$/,
    /^(?:breakpointsFocused|watchExpressionsFocused|filesExplorerFocus|tunnelViewFocus|terminalTabsFocus|terminalFocus|notebookEditorFocused|notificationFocus|keybindingFocus|inChat|inChatInput|inlineChatVisible|editorFocus|fileMatchOrMatchFocus|activeEditor == .*)$/,
  ],
  [/^!inputFocus$/, /^(?:textInputFocus|editorFocus|editorTextFocus)$/],
];

function excludes(ours: string, theirs: string): boolean {
  if (ours === `!${theirs}` || theirs === `!${ours}`) return true;
  return FOCUS.some(([mine, others]) => mine.test(ours) && others.test(theirs));
}

const meet = (ours: string, theirs: string): boolean =>
  alternativesIn(ours).some((mine) =>
    alternativesIn(theirs).some(
      (others) => !mine.some((one) => others.some((other) => excludes(one, other))),
    ),
  );

const taken = (key: string, when: string, platform: Platform): readonly string[] =>
  rulesOf(platform)
    .filter((rule) => rule.key === key && meet(when, rule.when))
    .map(({ command }) => command);

describe.each(Object.keys(PLATFORMS) as Platform[])("keys on %s", (platform) => {
  it("are those of VS Code's default keymap", () => {
    expect(rulesOf(platform).length).toBeGreaterThan(900);
  });

  it.each(BINDINGS.map((binding) => [binding.command, binding] as const))(
    "%s stands on none that VS Code takes",
    (_, binding) => {
      expect(taken(keyOn(binding, platform), binding.when, platform)).toEqual([]);
    },
  );
});

describe("a key that VS Code takes", () => {
  const inText = "editorTextFocus && !editorReadonly && editorLangId == speech";
  it.each([
    ["windows", "alt+ctrl+up", inText, "editor.action.insertCursorAbove"],
    ["linux", "alt+ctrl+shift+up", inText, "editor.action.copyLinesUpAction"],
    ["macos", "alt+cmd+up", inText, "editor.action.insertCursorAbove"],
    ["windows", "ctrl+k", inText, "editor.action.addCommentLine"], // with another stroke
    ["linux", "ctrl+r", "focusedView == speechDrafter.corpus && listFocus", "workbench.action.openRecent"],
    ["windows", "alt+shift+r", inText, "the desktop's"],
    ["linux", "alt+enter", "editorTextFocus", "editor.action.selectAllMatches"], // in the find widget
  ] as const)("is found: %s, %s", (platform, key, when, command) => {
    expect(taken(key, when, platform)).toContain(command);
  });
});

it("what moves a section is named where keys are", () => {
  const NAMES = ["Shift+Alt+PageUp", "Ctrl+Option+↑"];
  const up = BINDINGS.find(({ command }) => command.endsWith("moveSectionUp"));
  expect([up?.key, up?.mac]).toEqual(["shift+alt+pageup", "ctrl+alt+up"]);
  for (const file of [
    "README.md",
    "README.zh-CN.md",
    "client/walkthrough/check.md",
    "client/walkthrough/check.zh-cn.md",
  ])
    for (const name of NAMES) expect(read(file), file).toContain(name);
});
