/** What the platform's riders did, as a parcel and its trace: it is named by the order, for there is no waybill. Pure. */
import type { ChannelParcel, ChannelTrace, TraceScan } from "../port.ts";
import { entryOf } from "../wire.ts";
import { RIDERS } from "./carriers.ts";
import type { Order } from "./shop-order.ts";

const SELF_PICKUP = "1";
const CANCELLED = "100";
const DELIVERED = "40";

interface Step {
  status: string;
  text: string;
  state: TraceScan["state"];
  at(raw: Order): Date | null;
}

/** In the order in which they happen. Taken by a rider is out for delivery: there is no way station. */
const STEPS: readonly Step[] = [
  { status: "10", text: "骑手已接单", state: "label_only", at: (raw) => raw.logistics_confirm_time },
  { status: "15", text: "骑手已到店", state: "label_only", at: () => null },
  { status: "20", text: "骑手已取货，正在配送", state: "out_for_delivery", at: (raw) => raw.logistics_fetch_time },
  { status: DELIVERED, text: "骑手已送达", state: "signed", at: (raw) => raw.logistics_completed_time },
  { status: CANCELLED, text: "配送已取消", state: "problem", at: (raw) => raw.logistics_cancel_time },
];
const BY_STATUS: Readonly<Record<string, Step>> = Object.fromEntries(STEPS.map((step) => [step.status, step]));

/** Steps that are dated, and the one the delivery stands at, which happened at the latest when the order last changed. */
function scansOf(raw: Order): TraceScan[] {
  const now = entryOf(BY_STATUS, raw.logistics_status);
  return STEPS.flatMap((step): TraceScan[] => {
    const at = step.at(raw) ?? (step === now ? (raw.utime ?? raw.ctime) : null);
    // A time that stands for a cancelled delivery says nothing once another rider took it.
    if (at === null || (step.status === CANCELLED && raw.logistics_status !== CANCELLED)) return [];
    return [{ at, text: step.text, place: "", state: step.state }];
  }).toSorted((left, right) => left.at.getTime() - right.at.getTime());
}

/** The delivery of an order that a rider was sent for; `null` while there is none, and where the buyer comes himself. */
export function deliveryOf(raw: Order): { parcel: ChannelParcel; trace: ChannelTrace } | null {
  if (raw.pick_type === SELF_PICKUP) return null;
  const scans = scansOf(raw);
  const last = scans.at(-1);
  if (!last) return null;
  const named = { carrier: RIDERS, waybill: raw.order_id };
  return {
    parcel: { ...named, shippedAt: raw.logistics_fetch_time },
    trace: {
      type: "trace",
      ...named,
      state: entryOf(BY_STATUS, raw.logistics_status)?.state ?? last.state,
      // Brought to the door: the platform does not say into whose hands.
      signedBy: null,
      version: last.at.getTime(),
      correctedCarrier: null,
      ended: raw.logistics_status === DELIVERED,
      scans,
    },
  };
}
