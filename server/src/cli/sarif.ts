import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { version } from "../../../package.json";
import { relativeUri } from "../text/fileKey";
import type { JsonCheck, JsonFinding, JsonRange } from "./json";

const LEVELS = { error: "error", warning: "warning", info: "note", hint: "note" } as const;

/** SARIF 2.1.0, the form that code review systems take findings in. */
export function sarif({ files }: JsonCheck): object {
  const codes = [...new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "speech-drafter", version, rules: codes.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: files.flatMap(({ file, findings }) => findings.map((finding) => resultOf(file, finding))),
      },
    ],
  };
}

function resultOf(
  file: string,
  { code, level, message, range, related, fingerprint, accepted }: JsonFinding,
): object {
  return {
    ruleId: code,
    level: LEVELS[level],
    message: { text: message },
    locations: [locationOf(file, range)],
    relatedLocations: related.map((r) => ({ ...locationOf(r.file, r.range), message: { text: r.message } })),
    partialFingerprints: { "speechDrafter/v1": fingerprint },
    ...(accepted && { suppressions: [{ kind: "external" }] }),
  };
}

/** As a file was named in the call: a relative one stays so, for its reader knows the folder. */
const uriOf = (file: string): string =>
  path.sep === "\\" && path.isAbsolute(file)
    ? pathToFileURL(file).href
    : relativeUri(file.split(path.sep).join("/"));

/** SARIF counts lines and columns from one. */
function locationOf(file: string, { start, end }: JsonRange): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: {
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      },
    },
  };
}
