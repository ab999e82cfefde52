import * as path from "node:path";
import { pathToFileURL } from "node:url";
import type { Pack, PackProblem } from "../../packs/model";
import type { PackEntry, ServerCommands } from "../../protocol";
import type { Locale } from "../../text/localized";
import type { Session } from "../session/session";

/** Every pack that was found, those that could not be read with what is wrong with them. */
export async function packList(
  session: Session,
): Promise<ServerCommands["speechDrafter.server.packs"]["result"]> {
  const { packs, problems } = session.snapshot.packs;
  const locale = session.client.locale(await session.settings.of());
  const ofFolder = (folder: string): readonly PackProblem[] =>
    problems.filter(({ at }) => path.dirname(at.file) === folder);
  const read = new Set(packs.map(({ folder }) => folder));
  const broken = [...new Set(problems.map(({ at }) => path.dirname(at.file)))].filter(
    (folder) => !read.has(folder),
  );
  return {
    packs: [
      ...packs.map((pack) => entryOf(pack, ofFolder(pack.folder), locale)),
      ...broken.map((folder) => unread(folder, ofFolder(folder), locale)),
    ],
  };
}

const entryOf = (
  { manifest: { id, name, version }, origin, folder }: Pack,
  problems: readonly PackProblem[],
  locale: Locale,
): PackEntry => ({
  id,
  name: name[locale],
  version,
  source: origin,
  folder: pathToFileURL(folder).href,
  problems: problems.map((problem) => toProblem(problem, locale)),
});

const unread = (folder: string, problems: readonly PackProblem[], locale: Locale): PackEntry => ({
  id: path.basename(folder),
  name: path.basename(folder),
  version: "",
  source: "unread",
  folder: pathToFileURL(folder).href,
  problems: problems.map((problem) => toProblem(problem, locale)),
});

const toProblem = (
  { code, level, at, message }: PackProblem,
  locale: Locale,
): PackEntry["problems"][number] => ({
  code,
  level,
  message: message[locale],
  uri: pathToFileURL(at.file).href,
  line: at.firstLine - 1,
});
