import type { Uri } from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import type { ToldPlaces } from "./corpusView/places";

type Queries = Required<
  Pick<Middleware, "provideDefinition" | "provideReferences" | "provideWorkspaceSymbols">
>;
type Selected = Pick<Queries, "provideDefinition" | "provideReferences">;

/** Keeps in mind where answers lead out of a document, for VS Code opens these places itself. */
export function notingPlaces(
  places: ToldPlaces,
  { provideDefinition, provideReferences }: Selected,
): Queries {
  return {
    provideDefinition: async (document, position, token, next) => {
      const found = await provideDefinition(document, position, token, next);
      const all = Array.isArray(found) ? found : found ? [found] : [];
      places.note(all.map((each) => ("uri" in each ? each.uri : each.targetUri)));
      return found;
    },
    provideReferences: async (document, position, options, token, next) => {
      const found = await provideReferences(document, position, options, token, next);
      places.note(urisOf(found));
      return found;
    },
    provideWorkspaceSymbols: async (query, token, next) => {
      const found = await next(query, token);
      places.note(urisOf(found?.map(({ location }) => location)));
      return found;
    },
  };
}

const urisOf = (all: readonly { readonly uri: Uri }[] | null | undefined): readonly Uri[] =>
  all?.map(({ uri }) => uri) ?? [];
