/** A macro held against the record of a case: whether it is offered there, and what it says. Pure. */
import type { ReplyRecord } from "../../contract/index.ts";
import type { MacroBody } from "../../contract/macros.ts";
import { fillingOf, fillKnown, holds } from "../../grounding/index.ts";

/** What of a record macros are filled and offered by. */
export type MacroGround = Pick<ReplyRecord, "slots" | "english" | "promises" | "given" | "channel" | "disputeClass">;

const SLOT = /\{[^{}]*\}/g;
const HAN = /\p{Script=Han}/u;

/** The text for this case. A text whose own words hold no Chinese is filled in English. */
export function filledFor(body: Pick<MacroBody, "text">, ground: Pick<MacroGround, "slots" | "english" | "promises">): { text: string; gaps: string[] } {
  const language = HAN.test(body.text.replace(SLOT, "")) || !/[A-Za-z]{2}/.test(body.text) ? "zh" : "en";
  return fillKnown(body.text, fillingOf(ground, language));
}

/** Names of the conditions that do not hold for the case; none: it is offered. */
export function failing({ when, channels, classes }: MacroBody, ground: MacroGround): string[] {
  return [
    ...Object.entries(when).flatMap(([name, wanted]) => (holds({ [name]: wanted }, ground.given) ? [] : [name])),
    ...(channels.length > 0 && !channels.includes(ground.channel) ? ["channels"] : []),
    ...(classes.length > 0 && !classes.includes(ground.disputeClass ?? "none") ? ["classes"] : []),
  ];
}
