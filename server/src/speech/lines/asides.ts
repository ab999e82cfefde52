import { readNamed } from "./named";
import { bracketedName, isPersonName } from "./names";

/**
 * Remarks in brackets that fill a line of their own: （全场起立）, （此处停顿）, [图2：会场.jpg], 〔数据待核实〕. Nobody
 * says them. Texts are folded.
 */
export const isAside = (text: string, raw = text): boolean =>
  text.length <= LONGEST && (isBracketed(raw.trim()) || PICTURE.test(text) || COMMENT.test(text));

const LONGEST = 60;

/** 【此处加一例，请办公室提供】: to be done by whoever drafts. */
const TO_DO =
  /^【(?=[^【】]{4,60}】$)(?:(?:此处|这里|待|请|建议|注意|备注)|[^【】]*(?:待[补核定]|补充|提供|核实|核对)[^【】]{0,4}】)/;

/** 【片头音乐】 */
const SHOWN =
  /^【[^【】，。]{0,4}(?:音乐|音效|片头|片尾|画面|字幕|镜头|短片|视频|图片|掌声)[^【】，。]{0,6}】$/;

/** 【有杂音，约8秒】: why a recording's words are not written down. */
const UNHEARD =
  /^【(?=[^【】]{2,30}】$)(?=.*(?:听不[清见到懂]|[没未]听清|听辨|(?:无法|难以)(?:辨[认听识]|识别|转写)|不清[楚晰]?|模糊|[杂噪]音|噪声|静音|无声|空白|停顿|沉默|中断|断线|咳嗽|插话|方言|重叠|同时(?:说话|讲话)|\d ?(?:秒|分钟)))/;

function isBracketed(text: string): boolean {
  if (TO_DO.test(text) || SHOWN.test(text) || UNHEARD.test(text)) return true;
  const [, round, square] =
    /^(?:[（(]([^（）()]+)[）)]|[[［〔]([^[\]［］〔〕]+)[\]］〕])[。]?$/.exec(text) ?? [];
  if (bracketedName(text) !== undefined) return false;
  if (round !== undefined) return !TITLED.test(round) && readNamed(round)?.post === undefined;
  return square !== undefined && (!/^\p{Script=Han}{2,8}$/u.test(square) || !isSpeaker(square));
}

/** （一）, （2024年3月5日）, （作者系…）, （摘要）: of the head, the numbering or the author's note. */
const TITLED =
  /^[一二三四五六七八九十百\d]{1,3}$|^[A-Za-z]$|\d{4}[-/.年]\d|^[〇○零一二三四五六七八九]{4}年|作者|单位[：:]|职务|^(?:摘要|节选|摘录|根据(?:录音|记录|速记|讲话))|年度$/;
/** [主持人]: whose words follow. */
const isSpeaker = (word: string): boolean =>
  /[人员长任记者友宾问答席民授师生]$/.test(word) || isPersonName(word);

/** ［图］会场一角 */
const PICTURE =
  /^[[［【〔](?:现场)?(?:图|图片|照片|组图|插图|视频|音频|动图)\d{0,2}[\]］】〕][^。！？；]{0,40}$/;

/** [批注2] …, [w3] …, [A1]：…: a reader's remark. */
const COMMENT = /^[[［【](?:批注|注|[A-Za-z]{1,3}) ?\d{1,3}[\]］】]/;
