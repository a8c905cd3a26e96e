import { ok, refuse } from "../../kernel/result.ts";
import { fromBeijing } from "../../kernel/time.ts";
import type { ChannelRef, ConnectorContext, Listed, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rawItem, rowsOf, textOf, versionKey } from "../wire.ts";
import { type Clue, caseId, type Family, type HeldCase, heldCases, meantCase, partsOf, versionText } from "./case-id.ts";
import { readNop } from "./gateway.ts";
import { linesMeant } from "./lines.ts";
import { isDone, laterTold, NO_REFUND, orderStep, SILENCE, toldStep } from "./statuses.ts";

/** What is under load comes without its money: a moment later it is whole. */
const WHOLE_SOON_MS = 15_000;

const orderIdOf = (order: JsonObject): string => (textOf(order.id) || textOf(order.orderId)).trim();
const isDowngraded = (order: JsonObject): boolean => order.downgraded === true || textOf(order.downgraded) === "true";

/** Text that names a version of an order: it has no time of change, and its words are all that changes. */
function orderVersion(order: JsonObject): string {
  return [order.activeAt ?? order.createdAt, order.status, order.refundStatus].map(textOf).join(",");
}

/** An order as it is kept. One without its money is kept as what has to be asked for again, and is no version. */
export function orderItem(order: JsonObject): RawItem {
  const thing = { topic: "order", id: orderIdOf(order), payload: order };
  if (!isDowngraded(order)) return rawItem({ ...thing, version: orderVersion(order) });
  const { versionKey: _none, ...item } = rawItem({ ...thing, version: `${orderVersion(order)},downgraded` });
  return item;
}

/** A row of a list by id and version; one without its money has a version that is never held. */
export function listedOrder(order: JsonObject): Listed {
  const at = fromBeijing(textOf(order.activeAt) || textOf(order.createdAt));
  const version = at === null ? Number.MAX_SAFE_INTEGER : at.getTime() + orderStep(textOf(order.status));
  const id = orderIdOf(order);
  return { id, version, key: versionKey({ topic: "order", id, version: orderVersion(order) + (isDowngraded(order) ? ",downgraded" : "") }) };
}

async function readOrder(context: ConnectorContext, orderId: string): Promise<Outcome<JsonObject>> {
  const answer = await readNop(context, "eleme.order.getOrder", { orderId });
  if (!answer.ok) return answer;
  const order = objectOf(answer.value);
  const shop = textOf(order.shopId);
  // The token of a seller reaches all shops of theirs.
  const isOurs = orderIdOf(order) !== "" && (shop === "" || shop === context.settings.shopId?.trim());
  return isOurs ? ok(order) : refuse("NOT_FOUND", `这家店没有订单 ${orderId}`, { id: orderId });
}

async function fetchOrder(context: ConnectorContext, id: string): Promise<Outcome<RawItem>> {
  const order = await readOrder(context, id);
  if (!order.ok) return order;
  // Better late than without its money; it is asked for again.
  if (isDowngraded(order.value)) return refuse("STALE", "饿了么暂时只给出了没有金额的订单，稍后再取", { id, waitMs: WHOLE_SOON_MS });
  return ok(orderItem(order.value));
}

/** A case as the platform has it now. */
export async function readRefund(context: ConnectorContext, orderId: string): Promise<Outcome<JsonObject>> {
  const answer = await readNop(context, "eleme.order.getRefundOrder", { orderId });
  if (!answer.ok) return answer;
  const refund = objectOf(answer.value);
  return textOf(refund.orderId) === "" ? refuse("NOT_FOUND", `订单 ${orderId} 没有退款申请`, { id: orderId }) : ok(refund);
}

/** What a push, or an order's own word, says of the case that is to be fetched. */
type Extra = Readonly<Record<string, string>>;

/** The case of an order, whole: named by itself, or by its order and what was told of it. */
export async function fetchCase(context: ConnectorContext, { id, extra = {} }: { id: string; extra?: Extra }): Promise<Outcome<RawItem>> {
  const { orderId, since } = partsOf(id);
  const held = await heldCases(context, orderId);
  // Of an order that is done it is only looked whether a case of it was left open.
  if (extra.maybe === "1" && held.length === 0) return refuse("NOT_SUPPORTED", `订单 ${orderId} 没有退款申请`, { id: orderId });
  const [refund, order] = [await readRefund(context, orderId), await readOrder(context, orderId)];
  if (!refund.ok) return refund;
  if (!order.ok) return order;
  const status = textOf(refund.value.refundStatus);
  const type = extra.type ?? "";
  if (status === NO_REFUND && held.length === 0 && toldStep(type) === null) return refuse("NOT_FOUND", `订单 ${orderId} 没有退款申请`, { id: orderId });
  const at = /^\d{9,11}$/.test(extra.at ?? "") ? Number(extra.at) : null;
  const clue: Clue = { orderId, opens: toldStep(type) === "asked", at, status, now: Math.floor(context.clock.now() / 1_000) };
  const meant = since === null ? meantCase(held, clue) : { held: held.find((one) => one.since === since) ?? null, since };
  return ok(caseItem(context, { orderId, since: meant.since, held: meant.held, type, refund: refund.value, order: order.value }));
}

interface Found {
  orderId: string;
  since: number;
  held: HeldCase | null;
  type: string;
  refund: JsonObject;
  order: JsonObject;
}

function caseItem({ settings }: ConnectorContext, { orderId, since, held, type, refund, order }: Found): RawItem {
  const status = textOf(refund.refundStatus);
  const family = held?.family ?? familyOf(type, order);
  const told = stillTold([held?.type ?? "", type], status);
  return rawItem({
    topic: "case",
    id: caseId(orderId, since),
    version: versionText({ family, type: told, status }),
    payload: {
      orderId,
      since,
      family,
      told,
      buyerId: textOf(order.userId),
      lines: linesMeant(order, rowsOf(refund.goodsList).map(objectOf)),
      terms: { cancelMinutes: settings.cancelMinutes?.trim() || "15", refundHours: settings.refundHours?.trim() || "24" },
      refund,
    },
  });
}

/** What was pushed and still says more than the platform's word: that somebody asks does so only until the word follows, and nothing when it is told no more. */
function stillTold([before, now]: readonly [before: string, now: string], status: string): string {
  if (toldStep(now) === "asked" && status === NO_REFUND) return now;
  const [former, latest] = [before, now].map((type) => (["asked", null].includes(toldStep(type)) ? "" : type)) as [string, string];
  return former === "" || latest === "" ? former || latest : laterTold(former, latest);
}

function familyOf(told: string, order: JsonObject): Family {
  if (told === SILENCE || told.startsWith("2")) return "cancel";
  return told.startsWith("3") || isDone(textOf(order.status)) ? "refund" : "cancel";
}

export async function fetchOne(context: ConnectorContext, ref: ChannelRef): Promise<Outcome<RawItem>> {
  if (ref.kind === "order") return fetchOrder(context, ref.id);
  if (ref.kind === "case") return fetchCase(context, ref);
  return refuse("NOT_SUPPORTED", "饿了么不按运单号查询");
}
