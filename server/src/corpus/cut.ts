import { localized, type Localized } from "../text/localized";
import type { Span } from "../text/span";

/** Why something of a file is not of its speeches. */
export type CutCode =
  /** Time, source, author, clicks. */
  | "publication"
  /** “Below is what the editors have put together for you”. */
  | "introduction"
  /** Rights, navigation, sharing, downloads. */
  | "page"
  | "links"
  | "page-number"
  | "caption"
  | "repeated-title"
  /** Before the title, without a sign of its own: site and column names. */
  | "before-title"
  /** Beside or behind page furniture after the end. */
  | "after-end"
  | "footnote-mark"
  /** “(continued on page 2)”. */
  | "page-turn"
  /** （掌声） */
  | "stage-direction"
  /** [批注1] */
  | "comment-mark"
  | "markup"
  | "front-matter"
  /** A document inside the document, of a format that nobody reads. */
  | "unread-part";

/** A piece of a source that was cut; UTF-16 code units. */
export interface Cut extends Span {
  readonly code: CutCode;
}

export const CUT_REASONS: Readonly<Record<CutCode, Localized>> = {
  publication: localized("发布信息", "publication line"),
  introduction: localized("编者导语", "editor's introduction"),
  page: localized("网页内容（版权、导航、分享等）", "page furniture (rights, navigation, sharing)"),
  links: localized("链接列表", "list of links"),
  "page-number": localized("页码、书眉", "page number or running head"),
  caption: localized("图片说明", "picture caption"),
  "repeated-title": localized("重复的标题", "the title once more"),
  "before-title": localized("标题之前", "before the title"),
  "after-end": localized("正文之后", "after the end"),
  "footnote-mark": localized("脚注标记", "footnote mark"),
  "page-turn": localized("转版标记", "page-turn mark"),
  "stage-direction": localized("现场记录（掌声等）", "stage direction"),
  "comment-mark": localized("批注标记", "mark of a comment"),
  markup: localized("格式标记", "markup"),
  "front-matter": localized("文件头信息", "front matter"),
  "unread-part": localized("未能读取的嵌入内容", "embedded document that cannot be read"),
};
