import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../../server/src/features/diagnostics/rules";
import {
  DEFAULT_SETTINGS,
  LEVELS,
  READERS,
  RESTRICTED,
} from "../../server/src/features/settings/settingsParser";

interface Schema {
  readonly default?: unknown;
  readonly scope?: string;
  readonly ignoreSync?: boolean;
  readonly properties?: Readonly<
    Record<string, { readonly enum?: readonly string[]; readonly description?: string }>
  >;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly unknown[];
}

interface Manifest {
  readonly icon: string;
  readonly extensionKind: readonly string[];
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly virtualWorkspaces: { readonly supported: boolean };
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly keybindings: readonly { readonly key: string; readonly when: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Schema>> }[];
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
    readonly snippets?: unknown;
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly markdown: string };
      }[];
    }[];
  };
}

const root = path.join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const json = (file: string): unknown => JSON.parse(read(file));

const MANIFEST = json("package.json") as Manifest;
const languages = ["package.nls.json", "package.nls.zh-cn.json"].map(
  (file) => json(file) as Record<string, string>,
);
const SOURCES = readdirSync(path.join(root, "client/src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => read(path.join("client/src", name)))
  .join("\n");

/** Every settled setting: name without the section, default, scope where it is not the window's. */
const SETTINGS: readonly (readonly [key: string, value: unknown, scope?: string])[] = [
  ["languages", ["speech", "plaintext", "markdown"]],
  ["locale", "auto"],
  ["segmenter", "auto"],
  ["corpus.folders", [], "machine-overridable"],
  ["corpus.includeSeeds", true],
  ["corpus.exclude", ["**/.git/**", "**/node_modules/**"]],
  ["corpus.maxFileSize", 20 * 1024 * 1024],
  ["cache.maxSize", 2 * 1024 ** 3, "machine"],
  ["completion.enabled", true],
  ["completion.maxItems", 8],
  ["completion.ghostText", true],
  ["completion.pinyin", true],
  ["completion.slots", true],
  ["completion.minConfidence", 0.2],
  ["rules", {}, "resource"],
  ["profile", {}, "resource"],
  ["stage", "review", "resource"],
  ["outline.codeLens", false, "resource"],
  ["outline.continueMarkers", false, "resource"],
  ["outline.fixOnSave", false, "resource"],
  ["diagnostics.revealDelay", 1500],
  ["diagnostics.maxPerDraft", 100],
  ["wording.allow", [], "resource"],
  ["speakingRate", 180],
  ["snippets.packs", [], "machine-overridable"],
  ["trace.server", "off"],
];

/** Read already, and shown once something depends on them. */
const TO_COME: readonly (readonly [key: string, value: unknown])[] = [
  ["outline.targetMinutes", 0],
  ["wording.ownFiles", []],
  ["wording.overlapMinLength", 13],
];

const defaultOf = (key: string): unknown =>
  key.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], DEFAULT_SETTINGS);

const contributed = Object.fromEntries(
  MANIFEST.contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
);

describe("settings", () => {
  it("are those of the contract, no more", () => {
    const names = SETTINGS.map(([key]) => `speechDrafter.${key}`);
    expect(Object.keys(contributed).sort()).toEqual(names.sort());
  });

  it.each(SETTINGS.map(([key, value, scope = "window"]) => ({ key, value, scope })))(
    "$key",
    ({ key, value, scope }) => {
      expect(contributed[`speechDrafter.${key}`]).toMatchObject({ default: value, scope });
    },
  );

  it("have the server's defaults and names", () => {
    const keys = SETTINGS.map(([key]) => key).filter((key) => key !== "trace.server"); // the client library's own
    expect(Object.keys(READERS).sort()).toEqual([...keys, ...TO_COME.map(([key]) => key)].sort());
    for (const key of keys) expect(contributed[`speechDrafter.${key}`]?.default, key).toEqual(defaultOf(key));
    for (const [key, value] of TO_COME) expect(defaultOf(key), key).toEqual(value);
  });

  it("explain each of their values", () => {
    for (const [key, schema] of Object.entries(contributed)) {
      expect(schema.enumDescriptions?.length, key).toBe(schema.enum?.length);
    }
  });

  it("offer every rule with every level, and say its default", () => {
    const offered = contributed["speechDrafter.rules"]?.properties ?? {};
    expect(Object.keys(offered).sort()).toEqual(RULES.map(({ code }) => code).sort());
    for (const { code, level } of RULES) {
      expect(offered[code]?.enum).toEqual(LEVELS);
      for (const texts of languages) expect(texts[`rule.${code}`], code).toContain(level);
    }
  });

  it("are not synced where they hold wording of drafts", () => {
    expect(contributed["speechDrafter.wording.allow"]?.ignoreSync).toBe(true);
  });

  it("change editor defaults for language speech only", () => {
    expect(Object.keys(MANIFEST.contributes.configurationDefaults)).toEqual(["[speech]"]);
  });
});

describe("what the extension declares", () => {
  it("runs where the files are, and in restricted mode without what a workspace names", () => {
    expect(MANIFEST.extensionKind).toEqual(["workspace"]);
    expect(MANIFEST.capabilities.virtualWorkspaces.supported).toBe(false);
    expect(MANIFEST.capabilities.untrustedWorkspaces).toMatchObject({
      supported: "limited",
      restrictedConfigurations: [...RESTRICTED, "trace.server"]
        .filter((key) => TO_COME.every(([name]) => name !== key))
        .map((key) => `speechDrafter.${key}`),
    });
  });

  it("leaves an untrusted workspace those settings alone that can do nothing to a draft or a secret", () => {
    const harmless: Readonly<Record<string, string>> = {
      languages: "which documents are served; without it nothing is, which is seen",
      locale: "language of messages",
      "corpus.includeSeeds": "whether bundled examples count",
      "cache.maxSize": "is of the machine: a workspace cannot set it",
      "completion.enabled": "what is offered, never what is put in",
      "completion.maxItems": "what is offered",
      "completion.ghostText": "what is offered",
      "completion.pinyin": "what is offered",
      "completion.slots": "what is offered",
      "completion.minConfidence": "what is offered",
      "outline.codeLens": "what is shown",
      "outline.targetMinutes": "what is shown",
      "diagnostics.revealDelay": "a minute at most, for the paragraph at hand",
      "diagnostics.maxPerDraft": "what is hidden is told, and the mildest go first",
      speakingRate: "what is shown",
      segmenter: "how words are found",
    };
    expect([...RESTRICTED, "trace.server", ...Object.keys(harmless)].sort()).toEqual(
      [...SETTINGS, ...TO_COME].map(([key]) => key).sort(),
    );
  });

  it("wakes with our languages alone", () => {
    expect(MANIFEST.activationEvents).toEqual([
      "onLanguage:speech",
      "onLanguage:plaintext",
      "onLanguage:markdown",
    ]);
  });

  it("leaves snippets to the server", () => {
    expect(MANIFEST.contributes.snippets).toBeUndefined();
  });

  it("has second keys that keep out of compositions and of the find widget", () => {
    const ofEditor = MANIFEST.contributes.keybindings.filter(
      ({ when }) => !when.startsWith("focusedView =="),
    );
    const whens = new Map(ofEditor.map(({ key, when }) => [key, when]));
    expect([...whens.keys()].sort()).toEqual([
      "alt+/",
      "alt+enter",
      "shift+alt+pagedown",
      "shift+alt+pageup",
    ]);
    for (const { when } of ofEditor) {
      expect(when).toContain("!isComposing");
      expect(when).toContain("editorTextFocus");
      expect(when).toContain("!editorReadonly");
    }
    expect(whens.get("alt+enter")).toContain("!findWidgetVisible");
  });

  it("names only files that are there", () => {
    const named = [...read("package.json").matchAll(/"(?:\.\/)?(client\/[^"]+)"/g)].map((found) => found[1]!);
    const media = languages.flatMap((texts) =>
      Object.values(texts).filter((text) => text.startsWith("client/")),
    );
    expect(named.length).toBeGreaterThan(4);
    expect(media.length).toBe(8);
    for (const file of [...named, ...media]) expect(existsSync(path.join(root, file)), file).toBe(true);
  });
});

describe("commands", () => {
  const declared = MANIFEST.contributes.commands.map(({ command }) => command).sort();

  it("are registered by the client, each of them", () => {
    const registered = [...SOURCES.matchAll(/^ {2}id: "(speechDrafter\.\w+)",$/gm)].map((found) => found[1]!);
    // Code actions name these with arguments: in the palette they would do nothing.
    const ofCodeActions = [
      "speechDrafter.acceptFinding",
      "speechDrafter.allowPhrase",
      "speechDrafter.setRuleLevel",
    ];
    expect(registered.sort()).toEqual([...declared, ...ofCodeActions].sort());
  });

  it("never bear the name of a server's command", () => {
    expect(declared.filter((command) => command.startsWith("speechDrafter.server."))).toEqual([]);
  });

  it("of menus and texts exist", () => {
    const ofMenus = Object.values(MANIFEST.contributes.menus).flatMap((items) =>
      items.flatMap((each) => each.command ?? []),
    );
    const ofTexts = [...JSON.stringify(languages).matchAll(/command:(speechDrafter\.\w+)/g)].map(
      (found) => found[1]!,
    );
    for (const command of [...ofMenus, ...ofTexts]) expect(declared).toContain(command);
  });
});

describe("texts", () => {
  it("of the manifest exist in both languages, and none is left over", () => {
    const used = [...read("package.json").matchAll(/"%([^%"]+)%"/g)].map((found) => found[1]!);
    for (const texts of languages) expect(Object.keys(texts).sort()).toEqual([...new Set(used)].sort());
  });

  it("of the client are all translated, and no translation is left over", () => {
    const calls = [...SOURCES.matchAll(/l10n\.t\(\s*("(?:[^"\\]|\\.)*")/g)];
    expect(calls.length).toBe([...SOURCES.matchAll(/l10n\.t\(/g)].length); // a computed text cannot be translated
    const used = calls.map((found) => JSON.parse(found[1]!) as string);
    const translated = json("l10n/bundle.l10n.zh-cn.json") as Record<string, string>;
    expect(Object.keys(translated).sort()).toEqual([...new Set(used)].sort());
    const blanks = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([blank]) => blank).sort();
    for (const [text, translation] of Object.entries(translated))
      expect(blanks(translation)).toEqual(blanks(text));
  });
});
