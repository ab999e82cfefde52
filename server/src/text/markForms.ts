/** Marks that have two widths, by any form: [narrow, wide]. Set upright, small or halved they are the same. */
export const MARKS: ReadonlyMap<string, readonly [string, string]> = new Map(
  [
    [",", "，", "﹐", "︐"],
    [".", "。", "．", "｡", "﹒", "︒"],
    [":", "：", "﹕", "︓"],
    [";", "；", "﹔", "︔"],
    ["!", "！", "﹗", "︕"],
    ["?", "？", "﹖", "︖"],
    ["(", "（", "﹙", "︵"],
    [")", "）", "﹚", "︶"],
  ].flatMap((forms) => forms.map((form) => [form, [forms[0]!, forms[1]!] as const] as const)),
);

/** Other marks by their forms for narrow, small and upright setting. */
export const MARK_FORMS: ReadonlyMap<string, string> = new Map(
  ["、､﹑︑", "〔﹝︹", "〕﹞︺", "【︻", "】︼", "《︽", "》︾", "〈︿", "〉﹀", "「｢﹁", "」｣﹂", "『﹃", "』﹄", "〖︗", "〗︘", "…︙", "—︱"]
    .flatMap(([plain, ...forms]) => forms.map((form) => [form, plain!] as const)),
); // prettier-ignore
