/** What the wording at a line's end or beginning tells of whether a sentence goes on there. Folded texts. */

/** Words that neither a heading nor a sentence ends in, or a quotation or bracket left open. */
export const isDangling = (text: string): boolean => DANGLING.test(text) || isUnbalanced(text);

/** Prose by its wording, not a heading: it speaks of us, of now, of what somebody said. */
export const soundsLikeProse = (text: string): boolean => PROSE_START.test(text) || PROSE_INSIDE.test(text);

/** The beginning of a paragraph that follows a heading. */
export const opensProse = (text: string): boolean => PARAGRAPH_START.test(text);

const DANGLING =
  /(?:[的和与及或在把对以从将被而并且也都很更最之其该各每即是]|关于|对于|按照|根据|通过|为了|由于|，\p{Script=Han})$/u;

const PARAGRAPH_START =
  /^(?:今天|近年来|近期|当前|目前|去年以来|今年以来|一年来|长期以来|多年来|习近平总书记|党的十[八九]大以来|党的二十大以来|党中央|毛泽东同志|邓小平同志|前不久|刚才|这次会议|会议|.{2,8}是.{2,12}的(?:根本|基础|前提|关键|保证|保障|重要|必然|内在|核心))/;
const PROSE_START =
  /^(?:今天|昨天|近年来|近期|当前|目前|去年|今年|一年来|五年来|多年来|长期以来|刚才|下面|同时|此外|另外|其中|因此|所以|但是?|然而|如果|只有|只要|要|必须|习近平总书记|随着|为此|对此|有的|比如|例如|尤其是|特别是|总的看|总体上?看|经过|我们|我|他们|大家|这|当地时间|\d{1,2}月\d{1,2}日|本届|从.{1,12}看|\d{4}年|\d{1,2}月|改革开放以来|新中国成立|党的(?:十[八九]|二十)大以来)/;
const PROSE_INSIDE =
  /^各.{1,10}要|^[^，]{1,12}要[把在以将]|我们|大家[都要在能]|[了过]一?[系批大]列?|(?:指出|强调)[，：“]?$|[，](?:我|他|这|也|还|却|就|都|但)/;

/** A quotation open at a line's end that the next line closes. */
export const closesQuotation = (line: string, next: string): boolean =>
  line.lastIndexOf("“") > line.lastIndexOf("”") && /^[^“”]*”/.test(next);

function isUnbalanced(text: string): boolean {
  let quotes = 0;
  let brackets = 0;
  for (const char of text) {
    if (char === "“" || char === "《") quotes++;
    else if (char === "”" || char === "》") quotes--;
    else if (char === "（") brackets++;
    else if (char === "）") brackets--;
  }
  return quotes > 0 || brackets > 0;
}
