import { parseDraft } from "../../../server/src/speech/parse";
import { allSections } from "../../../server/src/speech/structure";
import { fold } from "../../../server/src/text/fold";
import { difference, type Case } from "./case";
import { AFTER, BEFORE, OPENING, outlines, reads, skips, TITLE } from "./read";

const DITCH = "先把主干渠清出来，再清支渠和毛渠。";
const LINES = [TITLE, "", OPENING, BEFORE, "一、清渠要早", DITCH, "二、修路要快", AFTER];
const KEPT = LINES.filter((line) => line !== "");
const HEADS = [TITLE, "一、清渠要早", "二、修路要快"];

/** The outline of a draft in the editor; names of its title and headings. */
const drafts = (id: string, kind: string, text: string, expected: readonly string[]): Case => ({
  id,
  kind,
  check() {
    const sections = parseDraft(text).speeches.flatMap((speech) => [...allSections(speech.sections)]);
    const heads = sections.filter(({ kind: role }) => role === "title" || role === "heading");
    return Promise.resolve(
      difference(
        heads.map(({ name }) => name),
        expected,
      ),
    );
  },
});

const folds = (id: string, kind: string, text: string, expected: string): Case => ({
  id,
  kind,
  check: () => Promise.resolve(difference([fold(text).text], [expected])),
});

const ENDS = { vt: "\v", ff: "\f", nel: "\u0085", ls: "\u2028", ps: "\u2029", cr: "\r", crlf: "\r\n" };
const BREAKS: readonly Case[] = Object.entries(ENDS).flatMap(([id, end]) => [
  reads(`lines-${id}`, "lines that end otherwise", "a.txt", LINES.join(end), KEPT),
  outlines(`lines-${id}-md`, "lines that end otherwise", "a.md", LINES.join(end), HEADS),
  drafts(`lines-${id}-draft`, "lines that end otherwise", LINES.join(end), HEADS),
]);

const withControl = (control: string): string => LINES.join("\n").replace("二、", `${control}二、`);
/** 会议很重要。 */
const GBK = Buffer.from("bbe1d2e9badcd6d8d2aaa1a3", "hex");
const CONTROLS: readonly Case[] = [
  ...["\b", "\u0007", "\0", "\u001a", "\u001f", "\u007f", "\u0091", "\u0013\u0014\u0015"].map((control, i) =>
    outlines(`control-${i}`, "a control character in a text", "a.txt", withControl(control), HEADS),
  ),
  reads("control-end", "a text that is filled up with zeros", "a.txt", LINES.join("\n") + "\0".repeat(4_096), KEPT),
  reads("control-gbk", "a control character in GBK", "a.txt", Buffer.concat([Buffer.from("\u0007"), GBK, GBK]), ["会议很重要。会议很重要。"]),
  reads("control-utf16", "a control character in UTF-16", "a.txt", Buffer.from(`\ufeff${withControl("\u0007")}`, "utf16le"), KEPT),
  drafts("control-draft", "a control character in a draft", withControl("\b"), HEADS),
  skips("control-binary", "a picture that is called a text", "a.txt", Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7919) % 251))]), "binary"),
]; // prettier-ignore

const FORMS: readonly Case[] = [
  outlines("radical-heads", "radicals for ideographs", "a.txt", LINES.join("\n").replace("一、", "⼀、").replace("二、", "⼆、"), HEADS),
  folds("radical-words", "radicals for ideographs", "⼯作要抓⽇常、⻅⾏动，⻓期坚持，⺠⽣为⼤", "工作要抓日常、见行动，长期坚持，民生为大"),
  folds("compatibility", "ideographs for compatibility", "不\uf967落\uf918實\u{2f800}\u{2f82b}處", fold("不不落落實丽北處").text),
  folds("upright", "marks of upright setting", "一是快︐二是好︒︵完︶﹁是﹂", "一是快，二是好。（完）「是」"),
  drafts("radical-inline", "radicals for numbers", LINES.join("\n").replace("二、修", "⼆、修"), HEADS),
  folds("selectors", "selectors of variants", "葛\u{e0100}城㐂\ufe00", "葛城㐂"),
]; // prettier-ignore

const UNSEEN = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202c", "\u2060", "\u2063", "\ufeff", "\u180e", "\u2069", "\u061c"]; // prettier-ignore
const INVISIBLE: readonly Case[] = UNSEEN.flatMap((mark, i) => {
  const text = LINES.join("\n")
    .replace("二、修", `${mark}二${mark}、${mark}修`)
    .replace("在全县", `${mark}在全${mark}县`);
  return [
    outlines(`unseen-${i}`, "what nobody sees", "a.txt", text, HEADS),
    drafts(`unseen-${i}-draft`, "what nobody sees", text, HEADS),
    folds(`unseen-${i}-latin`, "what nobody sees", `第${mark}1${mark}0个A${mark}B`, "第10个AB"),
  ];
});

export const TEXT_CASES: readonly Case[] = [...BREAKS, ...CONTROLS, ...FORMS, ...INVISIBLE];
