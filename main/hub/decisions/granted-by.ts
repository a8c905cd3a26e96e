/** Which call at a channel settles which kind of case, at which stage: the one table of it. */
import type { ActionKind, CaseKind, DecisionStage } from "../contract/words.ts";

/** What a policy may grant. */
export type Effect = Extract<ActionKind, "agree_refund" | "agree_return">;

/** What a decision that grants it is called, and whether money leaves by it. */
export const grants: Readonly<Record<Effect, { outcome: "grant_refund" | "grant_return"; pays: boolean }>> = {
  agree_refund: { outcome: "grant_refund", pays: true },
  agree_return: { outcome: "grant_return", pays: false },
};

interface GrantedBy extends Record<DecisionStage, Effect | null> {
  /** Whether a policy may grant it; else a person decides, whatever the policy says. */
  byPolicy: boolean;
}

/** `request`: what grants it as it was asked for. `inspected`: what grants it when the goods have come back. `null`: no single call does. */
export const grantedBy: Readonly<Record<CaseKind, GrantedBy>> = {
  refund_only: { request: "agree_refund", inspected: null, byPolicy: true },
  return_refund: { request: "agree_return", inspected: "agree_refund", byPolicy: true },
  exchange: { request: "agree_return", inspected: null, byPolicy: false },
  price_difference: { request: "agree_refund", inspected: null, byPolicy: false },
  resend: { request: null, inspected: null, byPolicy: false },
  repair: { request: null, inspected: null, byPolicy: false },
  complaint: { request: null, inspected: null, byPolicy: false },
  question: { request: null, inspected: null, byPolicy: false },
};

/** What granting a case means at the channel; `null` when no single call settles it and a person must. Money follows goods only after an inspector's word. */
export function effectOf(kind: CaseKind, stage: DecisionStage, inspection: string | null): Effect | null {
  const settled = grantedBy[kind];
  if (!settled.byPolicy || (stage === "inspected" && inspection !== "passed")) return null;
  return settled[stage];
}
