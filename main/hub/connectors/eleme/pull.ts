/**
 * No list goes by time of change. Orders are listed for one shop and one day, whole: each day that a window touches is read, which also tells whether all of
 * it is held. Cases are listed only while they wait for the seller; each of those is fetched, and each that is held as open and waits no more. What happens to
 * them later is pushed, and shows on their order.
 */
import { tryParseJson } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { beijingMidnight, toBeijing } from "../../kernel/time.ts";
import { type CountedList, readSpans } from "../backwards.ts";
import { gather } from "../gather.ts";
import type { Connector, ConnectorContext, PullPage, PullWindow, RawItem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, pushItem, rowsOf, textOf } from "../wire.ts";
import { heldCases } from "./case-id.ts";
import { fetchCase, listedOrder, orderItem } from "./fetch.ts";
import { readNop, shopNumber } from "./gateway.ts";
import { isAnswered, WAITING } from "./statuses.ts";

const PAGE_SIZE = 50;
/** No page behind this one is answered. */
const LAST_PAGE = 100;
const DAY = 86_400_000;
/** The platform's record of a case follows its push within this. */
const LAGS_MS = 120_000;

export const pull: NonNullable<Connector["pull"]> = async (context, what, ...[window, token]) =>
  what === "orders" ? pullOrders(context, window, token) : pullCases(context, token);

function pullOrders(context: ConnectorContext, window: PullWindow, token: string | null): Promise<Outcome<PullPage>> {
  return readSpans(token, {
    end: Math.min(window.to.getTime(), context.clock.now()),
    spans: (to) => daysOf(window.from.getTime(), to),
    source: (day) => ordersOf(context, day),
  });
}

/** Beijing days (`yyyy-MM-dd`) that a window touches. */
function daysOf(from: number, to: number): string[] {
  const first = beijingMidnight(from).getTime();
  const count = to < from ? 0 : Math.floor((to - first) / DAY) + 1;
  return Array.from({ length: count }, (_, nth) => toBeijing(new Date(first + nth * DAY)).slice(0, 10));
}

function ordersOf(context: ConnectorContext, date: string): CountedList {
  return {
    pageSize: PAGE_SIZE,
    list: async ({ number }) => {
      if (number > LAST_PAGE) return refuse("REFUSED", `${date} 的订单超过 ${LAST_PAGE * PAGE_SIZE} 单，饿了么不再列出后面的`, { date });
      const answer = await readNop(context, "eleme.order.getAllOrders", { shopId: shopNumber(context), pageNo: number, pageSize: PAGE_SIZE, date });
      if (!answer.ok) return answer;
      const { list, total } = objectOf(answer.value);
      const rows = rowsOf(list).map(objectOf);
      return ok({ rows, total: Math.min(Number(textOf(total)) || rows.length, LAST_PAGE * PAGE_SIZE) });
    },
    listed: listedOrder,
    item: async (row) => ok(orderItem(row)),
    nameless: orderItem,
    known: async (listed) => (await context.known?.("orders", listed)) ?? new Set<string>(),
  };
}

/** Ids of orders whose cases wait for the seller; asked anew for each page, as they go when they are answered. */
async function waiting(context: ConnectorContext): Promise<Outcome<string[]>> {
  const ids: string[] = [];
  for (const action of ["eleme.order.getCancelOrders", "eleme.order.getRefundOrders"]) {
    const answer = await readNop(context, action, { shopId: shopNumber(context) });
    if (!answer.ok) return answer;
    ids.push(...rowsOf(answer.value).map((row) => (typeof row === "object" ? textOf(objectOf(row).orderId) : textOf(row)).trim()));
  }
  return ok([...new Set([...ids, ...(await leftOpen(context))])].filter((id) => id !== ""));
}

/**
 * Orders with a case that is held as open: it may have been withdrawn or decided by a push that was lost, and it waits for the seller no more. A case of a
 * moment ago is left alone, for the platform's own record of it lags behind its push.
 */
async function leftOpen(context: ConnectorContext): Promise<string[]> {
  if (!context.held) return [];
  const asked = Math.floor((context.clock.now() - LAGS_MS) / 1_000);
  const ids = (await context.underWay?.()) ?? [];
  const open = await Promise.all(ids.map(async (id) => (await heldCases(context, id)).some((one) => !isAnswered(one) && one.since < asked)));
  return ids.filter((_, at) => open[at]);
}

async function pullCases(context: ConnectorContext, token: string | null): Promise<Outcome<PullPage>> {
  const done = rowsOf(objectOf(token === null ? undefined : tryParseJson(token)).done).map(textOf);
  const ids = await waiting(context);
  if (!ids.ok) return ids;
  const rest = ids.value.filter((id) => !done.includes(id));
  const page = rest.slice(0, PAGE_SIZE);
  const got = await gather(page, (id) => waitingItem(context, id));
  if (got.stop && got.done.length === 0) return { ok: false, refusal: got.stop };
  const isThrough = !got.stop && rest.length <= PAGE_SIZE;
  return ok({ items: got.items, next: isThrough ? null : JSON.stringify({ done: [...done, ...got.done] } satisfies JsonObject) });
}

/**
 * What waits and is held is fetched by its own name. What is not is a new case, and its push may be on its way: whoever comes first would name it, and it
 * would be there twice. So it is only said that there is one, and like the push it is fetched by its order, one at a time.
 */
async function waitingItem(context: ConnectorContext, orderId: string): Promise<Outcome<RawItem>> {
  if (!context.held) return fetchCase(context, { id: orderId });
  const open = (await heldCases(context, orderId)).findLast((one) => !isAnswered(one));
  return open ? fetchCase(context, { id: open.id }) : ok(pushItem(String(context.clock.now()), { type: WAITING, message: JSON.stringify({ orderId }) }));
}
