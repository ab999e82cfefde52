import { unseenAt } from "./chars";
import { plainHan, plainPairAt } from "./hanForms";

/** A text as it is seen: without what nobody sees, with the ideographs that radicals stand for. Blanks and marks stay. */
export function plainText(raw: string): string {
  if (!UNUSUAL.test(raw)) return raw;
  let out = "";
  for (let i = 0; i < raw.length; i++) {
    const unseen = unseenAt(raw, i);
    const pair = plainPairAt(raw, i);
    if (unseen > 0) i += unseen - 1;
    else if (pair === undefined) out += String.fromCharCode(plainHan(raw.charCodeAt(i)));
    else {
      out += pair;
      i++;
    }
  }
  return out;
}

/** What most texts hold nothing of. */
const UNUSUAL =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2e80-\u2fd5\uf900-\ufaff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud87e\udb40]/;
