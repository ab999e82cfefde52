/** The `/regex/format/flags` part of a tab stop or variable. */

/** `raw` is the whole from the first `/` to the flags; `start` and `end` are offsets in the body. */
export interface Transform {
  readonly raw: string;
  readonly regex: string;
  readonly format: string;
  readonly flags: string;
  readonly start: number;
  readonly end: number;
  /** The message of the regular-expression engine where it refuses the pattern or the flags. */
  readonly fault?: string;
}

/** Reads a transform whose first `/` stands at `start` and that is closed by `}`; undefined where it never ends. */
export function scanTransform(body: string, start: number): Transform | undefined {
  const pattern = /\/((?:\\[^]|[^/\\])*)\/((?:\\[^]|\$\{[^}]*\}|[^/\\])*)\/([a-z]*)(?=\})/y;
  pattern.lastIndex = start;
  const found = pattern.exec(body);
  if (!found) return undefined;
  const [raw, regex = "", format = "", flags = ""] = found;
  const fault = refusal(regex, flags);
  return { raw, regex, format, flags, start, end: start + raw.length, ...(fault && { fault }) };
}

function refusal(regex: string, flags: string): string | undefined {
  try {
    new RegExp(regex, flags);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
