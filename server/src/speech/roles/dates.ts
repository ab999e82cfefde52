import { parseNumeral } from "../../text/numerals";
import { furnitureSign } from "../lines/furnitureSigns";

/** The first full date of a text as ISO; undefined where no day of the calendar stands there. */
export function isoDate(text: string): string | undefined {
  const hit = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text);
  if (hit) return iso(hit.slice(1).map(Number));
  const han =
    /([一二三四五六七八九〇零○]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/.exec(
      text,
    );
  return han ? iso(han.slice(1).map((part) => parseNumeral(part.replace(/○/g, "〇")) ?? 0)) : undefined;
}

/**
 * When a page says that it appeared, by one folded line of its furniture. Other days that furniture holds (of a law
 * in a licence, of a photograph, of other articles, of the copying) are not the speech's.
 */
export function publicationDate(line: string): string | undefined {
  if (line.includes("。") || COPIED.test(line)) return undefined;
  const sign = furnitureSign(line, line.length);
  return sign === "meta" || (sign === "strong" && MASTHEAD.test(line)) ? isoDate(line) : undefined;
}

const COPIED = /(?:抓取|采集|下载|访问|收录|打印|检索|查阅)(?:时间|日期|于)/;
/** A line that begins with a day or says what it is, a newspaper's head, an address that is sorted by days. */
const MASTHEAD =
  /^[（[]?(?:19|20)\d{2}[-/.年]|(?:时间|日期)[：]|(?:星期|周)[一二三四五六日天]|版$|\/(?:19|20)\d{2}[-/]?\d{2}[-/]\d{2}\//;

function iso([year, month, day]: readonly number[]): string | undefined {
  if (month! < 1 || month! > 12 || day! < 1 || day! > 31) return undefined;
  return `${year!}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
