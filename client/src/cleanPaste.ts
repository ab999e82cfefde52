import {
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  l10n,
  languages,
  type CancellationToken,
  type DataTransfer,
  type Disposable,
  type TextDocument,
} from "vscode";
import type { SpeechClient } from "./client";
import { isServed } from "./drafts";
import { SCHEMES } from "./settings";

const TEXT = "text/plain";
const HTML = "text/html";
const KIND = DocumentDropOrPasteEditKind.Empty.append("speechDrafter", "cleaned");

/**
 * What comes from Word or a page can be pasted cleaned: without what belongs to the page, without hard wraps, with
 * full-width marks. Pasted is what was copied, as ever; this is one choice further, in the list that VS Code shows then.
 */
export function offerCleanPaste(client: SpeechClient): Disposable {
  const provideDocumentPasteEdits = async (
    document: TextDocument,
    _ranges: unknown,
    data: DataTransfer,
    _context: unknown,
    token: CancellationToken,
  ): Promise<DocumentPasteEdit[] | undefined> => {
    if (!isServed(document)) return undefined;
    const [text, html] = await Promise.all([data.get(TEXT)?.asString(), data.get(HTML)?.asString()]);
    if (text === undefined || text === "" || token.isCancellationRequested) return undefined;
    const cleaned = await client.cleanPaste({ text, ...(html !== undefined && { html }) });
    if (!cleaned) return undefined;
    const title = l10n.t("Paste cleaned: no page furniture, no hard wraps, full-width marks");
    const edit = new DocumentPasteEdit(cleaned.text, title, KIND);
    edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
    return [edit];
  };
  return languages.registerDocumentPasteEditProvider(
    SCHEMES.map((scheme) => ({ scheme })),
    { provideDocumentPasteEdits },
    { providedPasteEditKinds: [KIND], pasteMimeTypes: [TEXT, HTML] },
  );
}
