import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { READERS } from "../../server/src/features/settings/settingsParser";
import { RULES } from "../../server/src/features/diagnostics/rules";
import { EXCEPTIONS, SEVERITIES, SNIPPET_PLACES, TERM_KINDS } from "../../server/src/packs/model";

const root = path.join(import.meta.dirname, "../..");
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), "utf8"));
const { contributes } = json("package.json") as {
  readonly contributes: {
    readonly jsonValidation: readonly { readonly fileMatch: string | string[]; readonly url: string }[];
  };
};

/** Every list of choices in a schema, under the name of its property. */
function choicesIn(schema: unknown, name = ""): Record<string, readonly string[]> {
  if (typeof schema !== "object" || schema === null) return {};
  const found = "enum" in schema && name !== "" ? { [name]: schema.enum as string[] } : {};
  const inside = Object.entries(schema as Readonly<Record<string, unknown>>);
  return inside.reduce<Record<string, readonly string[]>>(
    (all, [key, value]) => ({ ...choicesIn(value, NESTING.has(key) ? name : key), ...all }),
    found,
  );
}

const NESTING = new Set(["properties", "items", "anyOf", "0", "1"]);

describe("schemas of JSON files", () => {
  it("are there, each contributed once", () => {
    const urls = contributes.jsonValidation.map(({ url }) => path.basename(url));
    expect(urls.sort()).toEqual(readdirSync(path.join(root, "client/schemas")).sort());
  });

  it("offer the choices that are read", () => {
    expect(choicesIn(json("client/schemas/terms.schema.json"))).toEqual({
      kind: TERM_KINDS,
      severity: SEVERITIES,
      exceptIn: EXCEPTIONS,
    });
    const { place } = choicesIn(json("client/schemas/speech-pack.schema.json"));
    expect(place).toEqual(SNIPPET_PLACES);
  });

  it("know every setting that the command line reads, and every rule", () => {
    const { properties } = json("client/schemas/settings.schema.json") as {
      readonly properties: Readonly<Record<string, { readonly properties?: object }>>;
    };
    const shown = Object.keys(READERS).filter((key) => key in properties);
    // What nothing depends on yet is shown nowhere.
    expect(
      Object.keys(READERS)
        .filter((key) => !shown.includes(key))
        .sort(),
    ).toEqual(["outline.targetMinutes", "wording.overlapMinLength", "wording.ownFiles"]);
    for (const key of shown) expect(properties, key).toHaveProperty([`speechDrafter.${key}`]);
    expect(Object.keys(properties.rules?.properties ?? {}).sort()).toEqual(
      RULES.map(({ code }) => code).sort(),
    );
  });

  it("ask of a bundled pack nothing that it lacks", () => {
    for (const pack of readdirSync(path.join(root, "snippets"), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    )) {
      const { required, properties } = json("client/schemas/speech-pack.schema.json") as {
        readonly required: readonly string[];
        readonly properties: object;
      };
      const manifest = json(`snippets/${pack.name}/speech-pack.json`) as object;
      expect(Object.keys(manifest)).toEqual(expect.arrayContaining([...required]));
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(manifest)));
    }
  });
});
