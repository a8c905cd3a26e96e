/** What holds for a case and its order, as conditions of answers ask it. Pure. */
import type { GivenName } from "../contract/given.ts";
import type { OrderView, Slots } from "../contract/index.ts";
import { orderStates, type TraceState } from "../contract/words.ts";
import type { OrderStory } from "./order-timeline.ts";
import type { CaseGround } from "./reply-facts.ts";
import { asksNothing } from "./reply-slots.ts";

/** Conditions by name: a word of the condition's list, or yes and no. */
export type Given = Record<GivenName, string | boolean>;

/** What conditions are told from. */
export interface GivenGround {
  case: CaseGround;
  told: OrderStory | null;
  /** What can be said: a term counts as set where its slot is filled. */
  slots: Slots;
  /** The case has some, or its buyer says so. */
  photos: boolean;
  /** States of the order's other cases: a question asks about money that another case gives back. */
  otherStates: readonly string[];
  now: number;
}

/** Every condition. */
export function givenFor(ground: GivenGround): Given {
  const { case: row, told, now } = ground;
  const order = told?.order ?? null;
  const sent = order ? sentOf(order) : [];
  const hasLeft = order !== null && isShipped(order, sent);
  return {
    order: order?.state ?? "none",
    shipped: hasLeft,
    signed: order !== null && isSigned(order, sent),
    parcel: leastFar(sent)?.state ?? "none",
    comingBack: backwards.has(leastFar(sent)?.state ?? ""),
    inspectionPassed: row.inspection === "passed",
    inspectionFailed: row.inspection === "failed",
    case: asksNothing(row) ? "none" : row.state,
    kind: row.kind,
    refund: refundOf(ground),
    arbitration: row.arbitration,
    deadlinePassed: row.deadlineAt !== null && row.deadlineAt.getTime() <= now,
    promisedShip: hasLeft || !order?.promisedShipAt || order.state === "closed" ? "none" : order.promisedShipAt.getTime() > now ? "ahead" : "passed",
    stalled: (told?.findings ?? []).some(({ kind, resolvedAt }) => kind === "stalled" && resolvedAt === null),
    photos: ground.photos,
    returnWaybill: row.returnWaybill !== null || (order?.parcels ?? []).some(({ direction }) => direction === "return"),
    ...termsSet(ground.slots),
  };
}

/** States of a parcel that will not reach its buyer. */
const backwards: ReadonlySet<string> = new Set<TraceState>(["returning", "returned", "rejected", "withdrawn"]);

type Parcel = OrderView["parcels"][number];

const sentOf = ({ parcels }: OrderView): Parcel[] => parcels.filter(({ direction, state }) => direction === "outbound" && state !== "replaced");

/** Of several parcels the one that is least far: an unsigned one, scanned longest ago. */
function leastFar(sent: readonly Parcel[]): Parcel | undefined {
  const far = ({ state, lastScanAt }: Parcel): number => (state === "signed" ? Number.MAX_SAFE_INTEGER : (lastScanAt?.getTime() ?? 0));
  return sent.toSorted((left, right) => far(left) - far(right))[0];
}

/** Orders that were closed say no more how far they were: what left is told by scans. */
function isShipped(order: OrderView, sent: readonly Parcel[]): boolean {
  if (order.state === "closed") return order.outboundAt !== null || sent.some(({ pickedUpAt }) => pickedUpAt !== null);
  return orderStates.indexOf(order.state) >= orderStates.indexOf("outbound");
}

/** Where a carrier has told anything, only its signatures count, of all parcels; else the channel's or the own delivery's word. */
function isSigned(order: OrderView, sent: readonly Parcel[]): boolean {
  if (sent.some(({ pickedUpAt }) => pickedUpAt !== null)) return sent.every(({ state, signedAt }) => state === "signed" || signedAt !== null);
  return order.state === "signed" || order.state === "completed";
}

function refundOf({ case: row, told, otherStates }: GivenGround): "none" | "refunding" | "refunded" {
  const states = asksNothing(row) || row.kind === "complaint" ? [row.state, ...otherStates] : [row.state];
  if (states.includes("refunding")) return "refunding";
  if (row.refundedFen > 0 || states.includes("refunded")) return "refunded";
  return asksNothing(row) && (told?.order.refundedFen ?? 0) > 0 ? "refunded" : "none";
}

const slotOf = {
  "terms.returnAddress": "退货地址",
  "terms.freight": "退货运费",
  "terms.invoice": "开票方式",
  "terms.workingHours": "工作时间",
  "terms.answerWithin": "答复时限",
  "terms.returnDays": "退货期限",
  "terms.priceProtection": "价保天数",
  "terms.warranty": "质保说明",
  "terms.install": "安装说明",
  "terms.goodsNote": "商品说明",
} as const satisfies Partial<Record<GivenName, keyof Slots>>;

function termsSet(slots: Slots): Pick<Given, keyof typeof slotOf> {
  return Object.fromEntries(Object.entries(slotOf).map(([name, slot]) => [name, slots[slot] !== undefined])) as Pick<Given, keyof typeof slotOf>;
}
