import type { Archive } from "../archive";
import { readXml } from "./xml";

interface Relation {
  readonly id: string;
  /** Last word of its type. */
  readonly kind: string;
  /** Name of a part. */
  readonly target: string;
}

/** The parts that a part refers to; what lies outside of the document is not looked at. */
export class DocxRelations {
  private constructor(private readonly all: readonly Relation[]) {}

  /** @param name of the part, empty for the whole document */
  static async of(archive: Archive, name: string): Promise<DocxRelations> {
    const folder = name.slice(0, name.lastIndexOf("/") + 1);
    const all: Relation[] = [];
    await readXml(archive.read(`${folder}_rels/${name.slice(folder.length)}.rels`), {
      open(element, { Id: id = "", Type: type, Target: target, TargetMode: mode }) {
        if (element !== "Relationship" || type === undefined || target === undefined || mode === "External")
          return;
        all.push({ id, kind: type.slice(type.lastIndexOf("/") + 1), target: resolve(target, folder) });
      },
      close: () => undefined,
    });
    return new DocxRelations(all);
  }

  /** The first part of a kind. */
  part(kind: string): string | undefined {
    return this.all.find((relation) => relation.kind === kind)?.target;
  }

  parts(kind: string): readonly Relation[] {
    return this.all.filter((relation) => relation.kind === kind);
  }
}

/** A target is relative to the folder of the part that names it, or absolute. */
function resolve(target: string, folder: string): string {
  const parts: string[] = [];
  for (const piece of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (piece === "..") parts.pop();
    else if (piece !== "" && piece !== ".") parts.push(piece);
  }
  return parts.join("/");
}
