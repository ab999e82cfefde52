import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const words = (file: string): Record<string, string> => JSON.parse(read(file)) as Record<string, string>;
const languages = ["package.nls.json", "package.nls.zh-cn.json"].map(words);

describe("what is read by people", () => {
  const titles = (texts: Record<string, string>): readonly string[] =>
    Object.entries(texts).flatMap(([key, text]) => (key.startsWith("command.") ? [text] : []));
  /** What VS Code calls its own. */
  const OTHERS = ["Extensions: Install from VSIX…", "从 VSIX 安装…"];

  it.each([
    ["README.md", 0, /(?<!\w)_([A-Z][^_]*…)_/g, "Speech Drafter: "],
    ["README.zh-CN.md", 1, /“([^“”]*…)”/g, "讲稿助手: "],
  ] as const)("names commands in %s as the palette does", (file, language, quoted, category) => {
    const known = [...titles(languages[language]!), ...OTHERS];
    const named = [...read(file).replace(/\s*\n/g, " ").matchAll(quoted)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(known).toContain(name.replace(category, ""));
  });

  it("names every kind of file that is read", () => {
    const formats = /const FORMATS = \{(.*?)\} as const/s.exec(read("server/src/corpus/formats.ts"))![1]!;
    const endings = [...formats.matchAll(/"\.(\w+)"/g)].map(([, ending]) => ending!);
    expect(endings.length).toBeGreaterThan(9);
    for (const ending of endings) {
      for (const file of ["README.md", "README.zh-CN.md"]) expect(read(file)).toContain(`\`.${ending}\``);
      for (const file of ["corpus.md", "corpus.zh-cn.md"])
        expect(read(`client/walkthrough/${file}`)).toContain(`\`${ending}\``);
    }
  });

  it("has no marks of Markdown where VS Code shows them as they are", () => {
    const rendered = new Set(
      [...read("package.json").matchAll(/"markdownDescription": "%([^%"]+)%"/g)].map(([, key]) => key!),
    );
    for (const texts of languages)
      for (const [key, text] of Object.entries(texts))
        if (!rendered.has(key)) expect(text, key).not.toMatch(/[`*]/);
    for (const text of Object.values(words("l10n/bundle.l10n.zh-cn.json"))) expect(text).not.toMatch(/[`*]/);
  });

  it("shows no picture that is not looked at", () => {
    const pictures = readdirSync(path.join(root, "client/media"), { recursive: true, encoding: "utf8" });
    const texts = ["README.md", "README.zh-CN.md"].map(read).join();
    for (const name of pictures.filter((each) => each.endsWith(".png")))
      expect(texts).toContain(name.replaceAll(path.sep, "/"));
  });
});
