/** What a channel tells of itself. */
import type { CaseKind, ChannelGroup } from "../contract/words.ts";
import type { PictureType } from "../kernel/picture.ts";
import type { Said } from "../kernel/said.ts";

interface SettingField {
  key: string;
  /** Chinese and English label. */
  label: { zh: string; en: string };
  secret: boolean;
  required: boolean;
  /** Shown in the field, e.g. the production address. */
  placeholder?: string;
  /** All there is to choose from, what holds where nothing is chosen first; left out: it is typed. */
  choices?: readonly { value: string; label: { zh: string; en: string } }[];
  /** It is a whole number from the first to the second. */
  whole?: readonly [number, number];
}

/** What a channel can do for us; what it cannot is an ability it does not have. */
type Ability =
  | "orders"
  | "cases"
  | "warehouse"
  // Tells how much of each article its warehouses have.
  | "stock"
  | "traces"
  | "push"
  | "stream"
  | "agree_refund"
  | "agree_return"
  | "refuse_refund"
  | "refuse_return"
  | "message"
  | "note"
  | "intercept";

/** A platform's own rules that a person keeps in view while deciding (审核模板). */
export interface ReviewRules {
  /** True for every case of this channel. */
  always: readonly Said[];
  byKind: Partial<Record<CaseKind, readonly Said[]>>;
  /** What a refusal must hold; left out where the channel takes none. Its reasons are asked of the channel for each case. */
  refusal?: RefusalRules;
}

interface RefusalRules {
  /** Fewest and most characters of the explanation that the buyer reads. */
  words: { least: number; most: number };
  /** Most bytes and the kinds of the picture that proves it; `null`: the channel takes none with the call. */
  proof: { mostBytes: number; types: readonly PictureType[] } | null;
}

export interface ConnectorManifest {
  id: string;
  name: { zh: string; en: string };
  /** How its Chinese names are spoken, in pinyin with a blank between syllables: whoever looks for it types these, or their first letters. */
  spelled: readonly string[];
  /** Among which others it is offered to whoever connects a shop. */
  group: ChannelGroup;
  /** By which people know the channel at a glance: one character, and a colour dark enough for white to be read on it. */
  mark: { glyph: string; colour: string };
  /**
   * Whether a platform stands behind the shop that holds after-sales open by its own clock. `false`: nobody else's clock runs, so that a
   * case may be ended on our side alone.
   */
  hasPlatform: boolean;
  /** Where a seller does by hand what the channel has no call for; left out where there is no such page. */
  desk?: string;
  /** What a person keeps in view while deciding; left out where the channel has no after-sales. */
  review?: ReviewRules;
  /** What the screen may offer for this channel. */
  abilities: readonly Ability[];
  defaultBaseUrl: string;
  settings: readonly SettingField[];
  /** How often a shop is pulled, ms, where that is not every five minutes: a channel whose lists tell what changed late is pulled the oftener. */
  pullEveryMs?: number;
  /** The window one pull asks for, and how far two windows overlap, in ms. */
  pullWindowMs: number;
  overlapMs: number;
  /** Longest window the channel takes, in ms; where little happens, windows grow up to it. Left out: they do not grow. */
  longestWindowMs?: number;
  /** Calls a second the connector may make for one shop. */
  callsPerSecond: number;
  /** Longest message to a buyer the channel takes, in bytes of UTF-8; left out where it sets no limit. */
  messageBytes?: number;
  /** Pictures that a message to a buyer may carry; left out: the channel takes none with it. */
  messagePictures?: MessagePictures;
  /** How many messages, and how long, what a buyer does allows; left out: he may be written to at any time. */
  messageWindow?: MessageWindow;
}

/** What a buyer does in his own conversation: he says something, or he comes in. */
export type BuyerDeed = "wrote" | "entered";

/**
 * Messages that may be sent to a buyer after what he did, and for how many ms. Each deed sets its own number back to its most and nothing is added up;
 * what goes out counts against both. Words and each picture are a message of their own.
 */
export type MessageWindow = Readonly<Record<BuyerDeed, { most: number; ms: number }>>;

/** How many pictures a channel takes with one message, most bytes of each, and their kinds. */
interface MessagePictures {
  most: number;
  mostBytes: number;
  types: readonly PictureType[];
}

/** What the channel of an id tells of itself; `undefined` for one that is not (or no more) there. */
export type ChannelOf = (channel: string) => ConnectorManifest | undefined;

/**
 * What a channel is asked for, in this order. A warehouse system (`warehouse`) has neither orders nor after-sales of its own: it tells what happened to
 * those of other shops, on their way out (`orders`) and on their way back (`cases`).
 */
export function pulledKinds({ abilities }: Pick<ConnectorManifest, "abilities">): readonly ("orders" | "cases")[] {
  return (["orders", "cases"] as const).filter((what) => abilities.includes(what) || abilities.includes("warehouse"));
}
