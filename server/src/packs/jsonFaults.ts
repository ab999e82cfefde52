import { printParseErrorCode, type ParseErrorCode } from "jsonc-parser";
import { localized, type Localized } from "../text/localized";

/** What is wrong with a text that is no JSON, in a drafter's words. */
export function jsonFault(code: ParseErrorCode): Localized {
  const known = FAULTS[printParseErrorCode(code)];
  return localized(
    `JSON格式有误${known ? `：${known.zh}` : "。"}`,
    `Not valid JSON${known ? `: ${known.en}` : "."}`,
  );
}

const FAULTS: Readonly<Record<string, Localized>> = {
  InvalidSymbol: localized(
    "这里的文字没有放在引号里，JSON读不懂。",
    "This is not in quotation marks: JSON cannot read it.",
  ),
  InvalidNumberFormat: localized("这个数写得不对。", "This number is not well formed."),
  PropertyNameExpected: localized(
    "这里应当是放在半角双引号里的名称。",
    'A name in "double quotes" should stand here.',
  ),
  ValueExpected: localized("这里缺少内容。", "A value is missing here."),
  ColonExpected: localized("这里缺少半角冒号。", "A colon is missing here."),
  CommaExpected: localized("这里缺少半角逗号。", "A comma is missing here."),
  CloseBraceExpected: localized("缺少配对的 }。", "A closing } is missing."),
  CloseBracketExpected: localized("缺少配对的 ]。", "A closing ] is missing."),
  EndOfFileExpected: localized(
    "内容到这里已经完了，后面是多余的。",
    "The file is complete before this: what follows is too much.",
  ),
  UnexpectedEndOfComment: localized("注释没有结束。", "The comment is not closed."),
  UnexpectedEndOfString: localized("引号没有配对。", "The quotation mark is not closed."),
  UnexpectedEndOfNumber: localized("这个数没有写完。", "This number is not complete."),
  InvalidUnicode: localized("\\u 后面应是四位十六进制数。", "Four hexadecimal digits belong behind \\u."),
  InvalidEscapeCharacter: localized(
    "反斜杠后面的字符不对；要写反斜杠本身请写两个。",
    "This cannot stand behind a backslash; write two for the backslash itself.",
  ),
  InvalidCharacter: localized("这里有看不见的控制字符。", "An invisible control character stands here."),
};
