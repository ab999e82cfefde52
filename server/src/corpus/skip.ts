import { localized, type Localized } from "../text/localized";

/** Why something in a corpus folder is not in the index. */
export type SkipCode =
  | "missing-folder"
  | "not-a-folder"
  | "unreadable"
  | "vanished"
  | "broken-link"
  | "link-loop"
  | "not-a-file"
  | "too-large"
  | "unsupported"
  | "empty"
  | "binary"
  | "damaged"
  | "no-chinese"
  /** Locked with a password. */
  | "encrypted"
  /** Of an older format than its name says. */
  | "old-format"
  /** Not of Word at all, whatever its name says. */
  | "not-word"
  /** Its inner structure cannot be read: cut off, or not what its name says. */
  | "broken"
  /** Unpacks to more than it may. */
  | "oversized"
  /** Took longer than it may. */
  | "too-slow"
  /** Took more memory than it may. */
  | "too-heavy"
  /** Holds more text than any document. */
  | "too-long"
  /** Falls into more speeches and paragraphs than are kept of a file. */
  | "too-many"
  /** The corpus is full. */
  | "full"
  | "failed"
  /** Not a file of the corpus but the folder of index files: the index works, and has to be built at each start. */
  | "cache";

/** A reason with its code, before it is known which file it is about. */
export interface SkipReason {
  readonly code: SkipCode;
  readonly reason: Localized;
}

/** A file or folder that was left out, said once where the user looks. */
export interface Skipped extends SkipReason {
  readonly uri: string;
}

const TEXTS: Readonly<
  Record<
    Exclude<SkipCode, "too-large" | "too-slow" | "unsupported" | "damaged" | "failed" | "cache">,
    Localized
  >
> = {
  "missing-folder": localized("文件夹不存在", "The folder does not exist"),
  "not-a-folder": localized("不是文件夹", "Not a folder"),
  unreadable: localized("没有读取权限", "No permission to read it"),
  vanished: localized("读取时文件已不存在", "It was gone when it was to be read"),
  "broken-link": localized("链接指向的文件不存在", "A link to something that does not exist"),
  "link-loop": localized("链接形成循环，未再进入", "Links in a circle; not entered again"),
  "not-a-file": localized("不是普通文件", "Not a regular file"),
  empty: localized("空文件", "The file is empty"),
  binary: localized("不是文本文件", "Not a text file"),
  "no-chinese": localized("没有中文内容", "It holds no Chinese text"),
  encrypted: localized("文件已加密，请去除密码后再用", "It is encrypted; take its password off to use it"),
  "old-format": localized(
    "实为旧版 Word 文档（.doc），请另存为 .docx",
    "It really is an old Word document (.doc); save it as .docx",
  ),
  "not-word": localized(
    "内容不是 Word 文档，请打开后另存为 .docx",
    "It holds no Word document; open it and save it as .docx",
  ),
  broken: localized("文件已损坏或不完整", "The file is damaged or incomplete"),
  oversized: localized(
    "解压后超过上限（单个部件 64 MB、合计 128 MB、压缩比 200、2000 个部件）",
    "It unpacks to more than the limits (64 MB a part, 128 MB in all, 200 times its size, 2,000 parts)",
  ),
  "too-heavy": localized(
    "读取所需内存超过 512 MB，已放弃",
    "Reading it needed more than 512 MB of memory and was given up",
  ),
  "too-long": localized("文字超过 2000 万字，已跳过", "It holds more than 20 million characters of text"),
  "too-many": localized(
    "内容分成的篇目或段落过多，已跳过",
    "It falls into more speeches and paragraphs than are kept of one file",
  ),
  full: localized(
    "语料总量已达上限，未编入索引；请减少语料文件夹中的文件",
    "The corpus is as large as it may be; this file is left out of the index",
  ),
};

/** A reason that needs no figures. */
export const skip = (code: keyof typeof TEXTS): SkipReason => ({ code, reason: TEXTS[code] });

/** Sizes in bytes; `size` is absent where a file goes on for longer than it says. */
export function skipTooLarge(limit: number, size?: number): SkipReason {
  const may = megabytes(limit);
  const zh = `上限 ${may} MB（设置 speechDrafter.corpus.maxFileSize）`;
  const en = `the limit of ${may} MB (setting speechDrafter.corpus.maxFileSize)`;
  return {
    code: "too-large",
    reason:
      size === undefined
        ? localized(`文件超过${zh}`, `It goes on beyond ${en}`)
        : localized(`文件 ${megabytes(size)} MB，超过${zh}`, `${megabytes(size)} MB, more than ${en}`),
  };
}

/** What the program that writes such a file can save as .docx too. */
const SAVES_AS_DOCX: ReadonlySet<string> = new Set([".doc", ".wps", ".rtf", ".odt", ".pages", ".uof"]);

/** A document whose format has no reader; `extension` with its dot. */
export const skipUnsupported = (extension: string): SkipReason => ({
  code: "unsupported",
  reason: SAVES_AS_DOCX.has(extension)
    ? localized(
        `暂不支持 ${extension} 格式，请另存为 .docx`,
        `Files of type ${extension} cannot be read: save it as .docx`,
      )
    : localized(`暂不支持 ${extension} 格式`, `Files of type ${extension} cannot be read`),
});

/** Text that no encoding reads without many faults. */
export const skipDamaged = (faults: number): SkipReason => ({
  code: "damaged",
  reason: localized(
    `文字编码无法识别（${faults} 处乱码）`,
    `Its text encoding is not recognised (${faults} unreadable places)`,
  ),
});

/** `time` in milliseconds. */
export function skipTooSlow(time: number): SkipReason {
  const seconds = Math.round(time / 1000);
  return {
    code: "too-slow",
    reason: localized(
      `读取超过 ${seconds} 秒，已放弃；文件更改后会重新读取`,
      `Reading it took more than ${seconds} seconds and was given up until it changes`,
    ),
  };
}

/** An error that no code above names; `detail` is the error's code or name, never text of the file. */
export const skipFailed = (detail: string): SkipReason => ({
  code: "failed",
  reason: localized(`读取失败（${detail}）`, `It could not be read (${detail})`),
});

/** Not one file but all: whoever builds the index has ended each time. */
export const skipIndex = (detail: string): SkipReason => ({
  code: "failed",
  reason: localized(`建立索引失败（${detail}）`, `The index could not be built (${detail})`),
});

/** `code`: of the disk's error, or `too-large`. */
export function skipCache(code: string): SkipReason {
  const [zh, en] =
    code === "ENOSPC" || code === "EDQUOT"
      ? ["磁盘已满", "the disk is full"]
      : code === "too-large"
        ? [
            "超过设置 speechDrafter.cache.maxSize",
            "it is larger than the setting speechDrafter.cache.maxSize",
          ]
        : code === "EROFS" || code === "EACCES" || code === "EPERM"
          ? ["缓存文件夹不可写", "the cache folder cannot be written"]
          : [code, code];
  return {
    code: "cache",
    reason: localized(
      `索引可用，但无法保存到磁盘（${zh}），下次启动需重新建立`,
      `The index works but cannot be kept on disk (${en}): it is built anew at the next start`,
    ),
  };
}

export const isSkip = (value: object): value is SkipReason => "reason" in value && "code" in value;

function megabytes(bytes: number): string {
  const value = bytes / (1024 * 1024);
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1);
}
