/** What stands under a speech and is kept with it: a glossary, footnotes. Texts are folded. */

export const headsNotes = (text: string): boolean => NOTE_HEAD.test(text);

export const isFootnote = (text: string): boolean => FOOTNOTE.test(text);

const NOTE_HEAD =
  /^(?:附件?|附录|附表|注释|注解|名词解释|名词注释|名词术语解释|相关名词解释|参考文献|附注|注)(?:\d{1,2}|[一二三四五六七八九十])?[：:]?(?:名词解释|相关名词解释)?$/;
const FOOTNOTE = /^(?:注[：:]|\[\d{1,3}\]|〔\d{1,3}〕|【\d{1,3}】|※|\* ?注)/;
