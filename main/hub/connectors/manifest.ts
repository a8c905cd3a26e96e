/** What a channel tells of itself. */
import type { CaseKind } from "../contract/words.ts";

interface SettingField {
  key: string;
  /** Chinese and English label. */
  label: { zh: string; en: string };
  secret: boolean;
  required: boolean;
  /** Shown in the field, e.g. the production address. */
  placeholder?: string;
}

/** What a channel can do for us; what it cannot is an ability it does not have. */
type Ability = "orders" | "cases" | "traces" | "push" | "stream" | "agree_refund" | "agree_return" | "message" | "note";

/** A platform's own rules that a person keeps in view while deciding (审核模板), in Chinese. */
export interface ReviewRules {
  /** True for every case of this channel. */
  always: readonly string[];
  byKind: Partial<Record<CaseKind, readonly string[]>>;
}

export interface ConnectorManifest {
  id: string;
  name: { zh: string; en: string };
  /** By which people know the channel at a glance: one character, and a colour dark enough for white to be read on it. */
  mark: { glyph: string; colour: string };
  /**
   * Whether a platform stands behind the shop that holds after-sales open by its own clock. `false`: nobody else's clock runs, so that a
   * case may be ended on our side alone.
   */
  hasPlatform: boolean;
  /** What a person keeps in view while deciding; left out where the channel has no after-sales. */
  review?: ReviewRules;
  /** What the screen may offer for this channel. */
  abilities: readonly Ability[];
  defaultBaseUrl: string;
  settings: readonly SettingField[];
  /** The window one pull asks for, and how far two windows overlap, in ms. */
  pullWindowMs: number;
  overlapMs: number;
  /** Longest window the channel takes, in ms; where little happens, windows grow up to it. Left out: they do not grow. */
  longestWindowMs?: number;
  /** Calls a second the connector may make for one shop. */
  callsPerSecond: number;
  /** Longest message to a buyer the channel takes, in bytes of UTF-8; left out where it sets no limit. */
  messageBytes?: number;
}

/** What the channel of an id tells of itself; `undefined` for one that is not (or no more) there. */
export type ChannelOf = (channel: string) => ConnectorManifest | undefined;
