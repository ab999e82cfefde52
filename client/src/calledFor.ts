import { CompletionTriggerKind } from "vscode";
import { itemsOf, type Provide } from "./completionItems";

/**
 * By itself VS Code asks for nothing on an empty line: whoever asks there has called, be it right after Enter. To the
 * server that looks like typing; the same request once more is a call.
 */
export const callsOnEmptyLines =
  (inner: Provide): Provide =>
  (document, position, context, token, next) =>
    inner(document, position, context, token, async (...asked) => {
      const items = await next(...asked);
      const isCall =
        context.triggerKind === CompletionTriggerKind.Invoke && document.lineAt(position).isEmptyOrWhitespace;
      return isCall && itemsOf(items).length === 0 && !token.isCancellationRequested ? next(...asked) : items;
    });
