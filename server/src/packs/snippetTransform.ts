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
  const inFormat = slashFrom(body, start + 1);
  const inFlags = inFormat === undefined ? undefined : slashFrom(body, inFormat + 1, formatUnit);
  if (inFormat === undefined || inFlags === undefined) return undefined;
  FLAGS.lastIndex = inFlags + 1;
  const flags = FLAGS.exec(body)?.[0];
  if (flags === undefined) return undefined;
  const end = FLAGS.lastIndex;
  const regex = body.slice(start + 1, inFormat);
  const format = body.slice(inFormat + 1, inFlags);
  const fault = refusal(regex, flags);
  return { raw: body.slice(start, end), regex, format, flags, start, end, ...(fault && { fault }) };
}

/** The first `/` from an offset on that is neither escaped nor inside what `unitAt` gives a length for. */
function slashFrom(
  body: string,
  from: number,
  unitAt?: (body: string, at: number) => number,
): number | undefined {
  for (let i = from; i < body.length;) {
    if (body[i] === "/") return i;
    i += body[i] === "\\" ? 2 : Math.max(1, unitAt?.(body, i) ?? 0);
  }
  return undefined;
}

/** `${1:/upcase}` and the like in a format, whose slashes close nothing. */
function formatUnit(body: string, at: number): number {
  UNIT.lastIndex = at;
  return UNIT.test(body) ? UNIT.lastIndex - at : 0;
}

const FLAGS = /[a-z]*(?=\})/y;
const UNIT = /\$\{\d{1,9}(?::[^}$]*)?\}/y;

function refusal(regex: string, flags: string): string | undefined {
  try {
    new RegExp(regex, flags);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
