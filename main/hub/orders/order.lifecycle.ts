import { type OrderState, orderStates, type TraceState } from "../contract/words.ts";
import { defineLifecycle, type LifecycleTable } from "../kernel/lifecycle.ts";

/** Facts come late, so any later state may follow; `closed` may end every one. */
const after = (state: OrderState): readonly OrderState[] => orderStates.slice(orderStates.indexOf(state) + 1);
const next = Object.fromEntries(orderStates.map((state) => [state, after(state)])) as LifecycleTable<OrderState>["next"];

/** The life of an order, and of each of its lines. */
export const orderLifecycle = defineLifecycle<OrderState>({ name: "order", initial: "created", next });

/** How far along a state is; used to compare and to sort. */
export function rank(state: OrderState): number {
  return orderLifecycle.states.indexOf(state);
}

/** The state after evidence for `proven` came: it moves forward or stays, whatever came first. */
export function advance(from: OrderState, proven: OrderState | null): OrderState {
  if (proven === null) return from;
  const step = orderLifecycle.step(from, proven);
  return step.ok ? step.value : from;
}

/**
 * What a channel's claim proves. A claim of shipping proves only that it was paid: `outbound` needs our scan or the
 * carrier's pick-up (platforms: order status to the common life).
 */
export function provenByClaim(claim: OrderState | null): OrderState | null {
  if (claim === "outbound" || claim === "in_transit" || claim === "out_for_delivery") return "paid";
  return claim;
}

const BY_TRACE: Partial<Record<TraceState, OrderState>> = {
  picked_up: "outbound",
  in_transit: "in_transit",
  problem: "in_transit",
  returned: "in_transit",
  returning: "in_transit",
  forwarded: "in_transit",
  customs: "in_transit",
  rejected: "in_transit",
  out_for_delivery: "out_for_delivery",
  signed: "signed",
};

/** What a carrier's state proves about the order; a label, a withdrawn or unknown state proves nothing. */
export function provenByTrace(state: TraceState): OrderState | null {
  return BY_TRACE[state] ?? null;
}

const BY_WAREHOUSE: Readonly<Record<string, OrderState>> = {
  audited: "audited",
  allocated: "allocated",
  packed: "packed",
  outbound: "outbound",
  delivered: "signed",
};

/** What a fact of the warehouse proves; returns and books prove nothing about the way out. */
export function provenByWarehouse(kind: string): OrderState | null {
  return BY_WAREHOUSE[kind] ?? null;
}
