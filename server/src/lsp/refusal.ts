import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { ReviewFileError } from "../features/diagnostics/accepted";
import { SmallFileError } from "../host/disk/smallFile";
import { localized, type Locale, type Localized } from "../text/localized";

/** Why a command was not carried out: a code for programs, words for people. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly words: Localized,
  ) {
    super(words.en);
  }
}

/** An error of a command as it is answered: in the language of the window, its code in `data`. */
export function refused(error: unknown, locale: Locale): ResponseError<{ readonly code: string }> {
  if (error instanceof ResponseError) return error as ResponseError<{ readonly code: string }>;
  const { code, words } = error instanceof Refusal ? error : refusalOf(error);
  return new ResponseError(LSPErrorCodes.RequestFailed, words[locale], { code });
}

function refusalOf(error: unknown): Refusal {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof ReviewFileError) {
    const words = localized(
      `.speech/review.json 的内容不对，没有改动它：${detail}`,
      `.speech/review.json cannot be read and was left as it is: ${detail}`,
    );
    return new Refusal("review-file", words);
  }
  if (error instanceof SmallFileError) return new Refusal("review-file", error.words);
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const fault = code === undefined ? undefined : DISK[code];
  if (code !== undefined && fault) {
    const where = path === undefined ? localized("", "") : localized(`：${path}`, `: ${path}`);
    return new Refusal(code, localized(fault.zh + where.zh, fault.en + where.en));
  }
  return new Refusal("failed", localized(`出了意外：${detail}`, `Something unexpected: ${detail}`));
}

/** What the file system says, as people say it. */
const DISK: Readonly<Record<string, Localized>> = {
  EACCES: localized("没有写入权限", "No permission to write"),
  EPERM: localized("没有写入权限", "No permission to write"),
  EROFS: localized("所在磁盘是只读的", "The disk is read-only"),
  ENOSPC: localized("磁盘已满", "The disk is full"),
  ENOENT: localized("文件不存在", "The file does not exist"),
};
