import type { Localized } from "../../text/localized";
import type { SegmenterName } from "../../text/tokens";

export type Level = "off" | "hint" | "info" | "warning" | "error";
export type Stage = "draft" | "review" | "final";

/** The place and people a draft is written for: what may stand in it, and in what completion offers. */
export interface Profile {
  readonly place?: string;
  readonly organisation?: string;
  readonly superiors?: readonly string[];
  readonly leaders?: readonly { readonly name: string; readonly post: string }[];
  readonly year?: number;
}

/** Section `speechDrafter`, parsed once into this; the rest of the program never sees raw settings. */
export interface Settings {
  readonly languages: readonly string[];
  readonly locale: "auto" | "zh" | "en";
  readonly corpus: {
    readonly folders: readonly string[];
    readonly includeSeeds: boolean;
    readonly exclude: readonly string[];
    /** Bytes. */
    readonly maxFileSize: number;
  };
  /** Bytes. */
  readonly cache: { readonly maxSize: number };
  readonly completion: {
    readonly enabled: boolean;
    readonly maxItems: number;
    readonly ghostText: boolean;
    readonly pinyin: boolean;
    readonly slots: boolean;
    readonly minConfidence: number;
  };
  readonly rules: Readonly<Record<string, Level>>;
  readonly profile: Profile;
  readonly stage: Stage;
  readonly outline: {
    readonly codeLens: boolean;
    readonly targetMinutes: number;
    readonly continueMarkers: boolean;
    readonly fixOnSave: boolean;
  };
  readonly diagnostics: {
    /** Milliseconds. */
    readonly revealDelay: number;
    readonly maxPerDraft: number;
  };
  readonly wording: {
    readonly allow: readonly string[];
    readonly ownFiles: readonly string[];
    readonly overlapMinLength: number;
  };
  /** Spoken syllables per minute. */
  readonly speakingRate: number;
  /** The engine for words; `auto`: the best that runs. */
  readonly segmenter: "auto" | SegmenterName;
  readonly snippets: { readonly packs: readonly string[] };
}

/** A setting of the wrong type: said once where the user looks; its default serves. */
export interface SettingsProblem {
  /** `speechDrafter.completion.maxItems` */
  readonly key: string;
  /** What a right value is: 整数, an integer. */
  readonly expected: Localized;
  readonly message: Localized;
}
