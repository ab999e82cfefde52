import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { documentKey } from "../../host/disk/fileIdentity";
import { parseDraft } from "../../speech/parse";
import type { Draft } from "../../speech/model";
import type { UriKey } from "../../text/fileKey";

/** An open document with its parsed draft, made at first need and reused by the next version. */
export interface OpenDocument {
  /** As the client spells it: what is sent back. */
  readonly uri: string;
  /** What it is known by, however it is spelt. */
  readonly key: UriKey;
  readonly languageId: string;
  readonly version: number;
  readonly text: TextDocument;
  /** Undefined until the first change. */
  readonly lastChange: LastChange | undefined;
  readonly draft: Draft;
  /** The newest draft that was ever parsed: many a keystroke is overtaken before anybody asks for its own. */
  readonly lastParsed: Draft | undefined;
}

/** Where it was last typed in (UTF-16 offset) and when (ms). */
export interface LastChange {
  readonly offset: number;
  readonly time: number;
}

/** The configuration that TextDocuments asks for: `new TextDocuments(documentsConfiguration)`. */
export const documentsConfiguration = {
  create(uri: string, languageId: string, version: number, content: string): OpenDocument {
    return new LazyDocument(
      TextDocument.create(uri, languageId, version, content),
      documentKey(uri),
      undefined,
      undefined,
    );
  },
  update(document: OpenDocument, changes: TextDocumentContentChangeEvent[], version: number): OpenDocument {
    const last = changes.at(-1);
    // TextDocument.update works in place; the parsed draft of the old version keeps its own text.
    const text = TextDocument.update(document.text, changes, version);
    const offset = last && "range" in last ? text.offsetAt(last.range.start) + last.text.length : 0;
    return new LazyDocument(text, document.key, { offset, time: Date.now() }, document.lastParsed);
  },
};

/** The documents that the editor has open. */
export class OpenDocuments {
  constructor(
    private readonly bySpelling: { get(uri: string): OpenDocument | undefined; all(): OpenDocument[] },
  ) {}

  /** The one that a URI means, however it is spelt. */
  of(uri: string): OpenDocument | undefined {
    const key = documentKey(uri);
    return this.bySpelling.get(uri) ?? this.all().find((document) => document.key === key);
  }

  all(): readonly OpenDocument[] {
    return this.bySpelling.all();
  }
}

class LazyDocument implements OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  private parsed: Draft | undefined;

  constructor(
    readonly text: TextDocument,
    readonly key: UriKey,
    readonly lastChange: LastChange | undefined,
    private readonly previous: Draft | undefined,
  ) {
    this.uri = text.uri;
    this.languageId = text.languageId;
    this.version = text.version;
  }

  get draft(): Draft {
    return (this.parsed ??= parseDraft(this.text.getText(), this.previous));
  }

  get lastParsed(): Draft | undefined {
    return this.parsed ?? this.previous;
  }
}
