import { localized, type Localized } from "../../text/localized";
import type { Refusal, RefusalCode } from "./engine";

/** Why an engine cannot serve, in a few words for the status. */
export function describeRefusal({ code, detail }: Refusal): Localized {
  const { zh, en } = TEXTS[code];
  return code === "library" ? localized(`${zh} ${detail}`, `${en} ${detail}`) : { zh, en };
}

const TEXTS: Readonly<Record<RefusalCode, Localized>> = {
  missing: localized("没有适合本机的程序文件", "no binary for this machine"),
  library: localized("系统库过旧，缺少", "the system's libraries are too old: no"),
  broken: localized("程序文件无法加载", "its binary cannot be loaded"),
  dictionary: localized("词典缺失或损坏", "its dictionary is missing or broken"),
  path: localized("无法打开此路径下的词典", "it cannot open a dictionary under this path"),
  ended: localized("进程多次意外退出", "its process ends again and again"),
};
