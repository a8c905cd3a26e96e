/** What a reply may promise, by the case's state and the seller's terms. A refund that is not decided is never among it, nor a time that nobody set. */
import type { CaseChannelState, CaseKind } from "../connectors/port.ts";
import { promisesOf, type ServiceTerms } from "../terms/index.ts";
import type { CaseStatus } from "./case.ts";

/** What a promise depends on. */
export interface PromiseGround {
  kind: CaseKind;
  state: CaseChannelState;
  status: CaseStatus;
  arbitration: boolean;
  /** Nothing has left the warehouse yet. */
  notShipped: boolean;
  /** A parcel is under way to the buyer. */
  underWay: boolean;
}

/** What holds whatever the seller sets: money goes back the way it was paid, and a platform that is in is answered. */
const always: readonly PromiseRule[] = [
  { id: "refund_way", text: "退款会原路退回到您的支付账户。", when: ({ state }) => state === "refunding" || state === "refunded" },
  { id: "platform_in", text: "平台客服已介入，我们会配合平台核实处理。", when: ({ arbitration }) => arbitration },
];

/** When each promise of the terms may be said. */
const may: Readonly<Record<ReturnType<typeof promisesOf>[number]["id"], PromiseRule["when"]>> = {
  inspect_soon: ({ state }) => state === "waiting_return" || state === "returned_in_transit" || state === "arrived",
  answer_within: ({ status, state }) => status === "open" && state !== "refunded",
  urge_carrier: ({ underWay, status }) => underWay && status !== "done",
  ask_warehouse: ({ notShipped, status }) => notShipped && status !== "done",
};

interface PromiseRule {
  id: string;
  text: string;
  when(ground: PromiseGround): boolean;
}

/** Sentences that terms and policy allow a reply to promise now. */
export function promisesFor(ground: PromiseGround, terms: ServiceTerms): { id: string; text: string }[] {
  const set: PromiseRule[] = promisesOf(terms).map(({ id, text }) => ({ id, text, when: may[id] }));
  return [...always, ...set].filter((rule) => rule.when(ground)).map(({ id, text }) => ({ id, text }));
}

/** Every sentence that terms and policy allow to promise in some state. */
export function everyPromise(terms: ServiceTerms): string[] {
  return [...always, ...promisesOf(terms)].map(({ text }) => text);
}
