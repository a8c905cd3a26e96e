/** What refusing a refund and refusing a return have in common. */
import type { RefusalCode } from "../contract/index.ts";
import { type Result, refuse } from "../kernel/result.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { type ActionRow, type ActionSpec, type CaseNow, type Happened, type Shown, short, type Wanted } from "./action.ts";

/** A refusal shows as the case's own state; where the channel has paid or closed, none can follow. */
export function refusalHappened({ state, refundedFen }: Shown): Happened {
  if (refundedFen > 0 || state === "refunding" || state === "refunded" || state === "closed") return "gone";
  if (state === "refused") return "yes";
  return state === "unknown" ? "unknown" : "not_yet";
}

/** Why nothing of the case can be refused as it stands, whichever is asked for; `null`: nothing stands against it. */
export function mayNotRefuse(now: CaseNow, wanted: Wanted): Result<never, RefusalCode> | null {
  const already = refusalHappened(now);
  if (already === "yes")
    return refuse("ALREADY_DONE", "平台显示已拒绝；买家修改申请后可以再决定。", {
      en: "The channel shows it refused; once the buyer asks anew it can be decided again.",
    });
  if (already !== "not_yet")
    return refuse("STATE_NOT_ALLOWED", "售后在平台已同意、已关闭或状态不明，不能拒绝。", {
      en: "The channel shows it granted, closed or in a state nobody knows: it cannot be refused.",
    });
  if (now.arbitration)
    return refuse("STATE_NOT_ALLOWED", "平台客服已介入，以平台判定为准，请按要求举证；不能再拒绝。", {
      en: "The platform's staff are in it and decide: give them evidence; it cannot be refused any more.",
    });
  // A policy grants or leaves it to people: a no is a person's, who can be asked to look again.
  if (wanted.auto) return refuse("NOT_ALLOWED", "拒绝要由人决定。", { en: "A refusal is a person's to decide." });
  return wanted.text.trim() === "" ? refuse("BAD_INPUT", "请写明拒绝的说明，买家会看到。", { en: "Write why: the buyer reads it." }) : null;
}

/** Reason and words, as far as they are there, for a sentence. */
export function refusalWords({ reason, text }: { reason?: { text: string }; text?: string }): Said {
  // The sentence has a stop of its own.
  const words = short(text, 60).replace(/[。.]+$/, "");
  return {
    zh: `${reason ? `，原因“${reason.text}”` : ""}${words ? `，说明：${words}` : ""}`,
    en: `${reason ? `, reason “${asWritten(reason.text)}”` : ""}${words ? `, explained: ${asWritten(words)}` : ""}`,
  };
}

export const describeRefusal = (what: string, { params }: Pick<ActionRow, "params">): string => `${what}${refusalWords(params).zh}`;

const hint = { zh: "拒绝的说明，买家和平台会看到", en: "Why; the buyer and the platform read it" };

/** What every refusal says of itself: a no that pays nothing, asks for the channel's reason and words, and stays once it has gone. */
export const refusal = {
  asks: { amount: false, text: "note", hint, reason: true },
  answers: "no",
  takes: null,
  permission: "case.refuse",
  personHoldSeconds: 10,
  noUndo: {
    zh: "发给平台后买家立即可见，不能撤回；买家可以修改申请或要求平台介入",
    en: "Once sent the buyer sees it at once, and it cannot be undone; they may change the request or call the platform in",
  },
  // What was answered: the same request at the same stage. Where the parcel is may be why.
  materials: ["kind", "stage", "amountYuan", "arbitration", "unknownStatus", "outbound", "signed"],
  oneAtATime: true,
} as const satisfies Partial<ActionSpec>;
