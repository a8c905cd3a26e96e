import type { MarkKind } from "../../main/hub/contract/words.ts";
import type { Translate } from "../locales/text.ts";
import type { Tone } from "../ui/parts.tsx";

/** How urgent an account's status looks. */
export function statusTone(status: string): Tone {
  if (status === "escalated") return "warn";
  if (status === "confirmed") return "bad";
  return status === "cleared" ? "good" : "plain";
}

/** How urgent what a reviewer said of an account looks. */
export function markTone(kind: MarkKind): Tone {
  if (kind === "block") return "bad";
  return kind === "watch" ? "warn" : "good";
}

/** An account's status in words. */
export function accountStatusWord(status: string, t: Translate): string {
  const key = `accountStatus.${status}`;
  return t.has(key) ? t(key) : status;
}

/** What ties orders to one account, in words. */
export function identityWord(kind: string, t: Translate): string {
  const key = `identity.${kind}`;
  return t.has(key) ? t(key) : kind;
}
