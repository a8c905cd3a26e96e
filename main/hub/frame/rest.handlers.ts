/** Answers the public REST interface: what comes in is kept and acknowledged, what goes out is what the console shows. */
import type { Principal } from "../access/index.ts";
import { received } from "../connectors/index.ts";
import type { ToldItem } from "../connectors/port.ts";
import type { EventName } from "../contract/events.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { CasePage, Contract, RefusalCode } from "../contract/index.ts";
import type { RestCase } from "../contract/rest/case.ts";
import type { RestOutcome } from "../contract/rest/index.ts";
import type { FieldProblem } from "../contract/rest/problems.ts";
import { casesAbout, casesAfter, casesAmong, findCase } from "../disputes/index.ts";
import { type KeepTold, noteCompared } from "../ingest/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { ordersAfter, ordersAmong, ordersMeant, orderTimeline, orderVersions, refKey } from "../orders/index.ts";
import type { Store } from "../store/index.ts";
import { changedPage } from "./changed.ts";
import { countsOf, takeEach } from "./rest-batch.ts";
import { type Referring, refsOf } from "./rest-refs.ts";

export interface RestDeps {
  store: Store;
  keep: KeepTold;
  /** The case page, as the console reads it. */
  readCase(caseId: string, principal: Principal): Promise<Result<CasePage, RefusalCode>>;
  /** Something was kept. */
  wake(): void;
}
type Handlers = HandlersOf<Contract["rest"], Principal>;

const onlyKeys = refuse("NOT_ALLOWED", "这里要用接口密钥。");
/** A version of the day after tomorrow would stand above everything that is true until then. */
const MOST_AHEAD_MS = 86_400_000;
const clockAhead: FieldProblem = {
  field: "updatedAt",
  problem: "比现在晚 24 小时以上，请检查您系统的时钟",
  problemEn: "is more than 24 hours from now: check your system's clock",
};
const onlyWarehouses: FieldProblem = {
  field: "kind",
  problem: "退货到仓和验收只能由有“仓库”权限的密钥来写",
  problemEn: "what came back and how it was found is told by keys with the scope warehouse alone",
};
const refusalOf = <Code extends "BAD_INPUT">(code: Code, wrong: FieldProblem | null) =>
  wrong && refuse(code, `${wrong.field}：${wrong.problem}`, { at: wrong.field, problem: wrong.problem, problemEn: wrong.problemEn });

const orderNews: readonly EventName[] = ["order.taken", "order.changed", "order.finding"];
const caseNews: readonly EventName[] = ["case.opened", "case.changed", "case.inspected", "case.message", "case.reopened", "case.done"];

/**
 * Answers the contract's `rest` part. Everything sent is kept under the shop of the key. A key sees and speaks about its own shop only, for numbers can be
 * counted through: what is another's and what is nowhere are answered alike.
 */
export function restHandlers(deps: RestDeps): Handlers {
  return { ...writing(deps), ...reading(deps) };
}

function writing(deps: RestDeps): Omit<Handlers, "orders" | "timeline" | "cases" | "case"> {
  const keep = async (principal: Principal, items: readonly ToldItem[]): Promise<Result<RestOutcome[], "NOT_ALLOWED">> => {
    if (principal.kind !== "key") return onlyKeys;
    const told = items.length > 0 ? await deps.keep(principal, items) : [];
    deps.wake();
    return ok(told);
  };
  const counted = async (principal: Principal, items: readonly ToldItem[]) => {
    const told = await keep(principal, items);
    return told.ok ? ok(countsOf(told.value)) : told;
  };
  const ahead = ({ updatedAt }: { updatedAt?: string | undefined }): FieldProblem | null => {
    const isAhead = updatedAt !== undefined && Date.parse(updatedAt) > deps.store.clock.now() + MOST_AHEAD_MS;
    return isAhead ? clockAhead : null;
  };
  const meaning = async (principal: Principal, entries: readonly Referring[]) => refsOf(deps.store, principal, entries);
  const inspecting = (principal: Principal, kinds: readonly { kind: string }[]) =>
    kinds.some((event) => atTheDoor(principal)(event)) ? refuse("NOT_ALLOWED", onlyWarehouses.problem, { en: onlyWarehouses.problemEn }) : null;
  return {
    putOrder: async (order, principal) => refusalOf("BAD_INPUT", ahead(order)) ?? counted(principal, [received.order(order)]),
    putEvents: async ({ id, events }, principal) => {
      const { refused } = await meaning(principal, [{ orderRef: id }]);
      const wrong = inspecting(principal, events) ?? refused({ orderRef: id });
      if (wrong) return wrong;
      return counted(
        principal,
        events.map((event) => received.event(id, event)),
      );
    },
    putCase: async (told, principal) => {
      const wrong = refusalOf("BAD_INPUT", ahead(told)) ?? (await meaning(principal, [told])).refused(told, "named");
      return wrong ?? counted(principal, [received.case(told)]);
    },
    putMessage: async ({ id, ...message }, principal) => {
      const told = await counted(principal, [received.message(id, message)]);
      return told.ok && told.value.differs > 0 ? refuse("TOLD_DIFFERENTLY", "", { at: "messageId" }) : told;
    },
    putOrders: ({ orders }, principal) =>
      takeEach("orders", { given: orders, item: received.order, problems: async () => ahead, keep: (items) => keep(principal, items) }),
    putCases: ({ cases }, principal) => {
      const problems = async (entries: readonly RestCase[]) => {
        const { problem } = await meaning(principal, entries);
        return (entry: RestCase) => ahead(entry) ?? problem(entry);
      };
      return takeEach("cases", { given: cases, item: received.case, problems, keep: (items) => keep(principal, items) });
    },
    putTraces: ({ traces }, principal) => takeEach("traces", { given: traces, item: received.trace, keep: (items) => keep(principal, items) }),
    compareOrders: async ({ day, orders }, principal) => {
      if (principal.kind !== "key") return onlyKeys;
      const listed = [...new Map(orders.map((order) => [order.id, order])).values()];
      const versions = await orderVersions(
        deps.store,
        principal.shopId,
        listed.map(({ id }) => id),
      );
      const missing = listed.filter(({ id, updatedAt }) => (versions.get(id) ?? Number.NEGATIVE_INFINITY) < Date.parse(updatedAt)).map(({ id }) => id);
      await noteCompared(deps.store, { shopId: principal.shopId, day, listed: listed.length, missing: missing.length });
      return ok({ listed: listed.length, held: listed.length - missing.length, missing });
    },
    putOrderEvents: ({ events }, principal) => {
      const item = ({ orderRef, ...event }: Parameters<typeof received.event>[1] & { orderRef: string }) => received.event(orderRef, event);
      const problems = async (entries: readonly (Referring & { kind: string })[]) => {
        const { problem } = await meaning(principal, entries);
        return (entry: Referring & { kind: string }) => atTheDoor(principal)(entry) ?? problem(entry);
      };
      return takeEach("events", { given: events, item, problems, keep: (items) => keep(principal, items) });
    },
  };
}

/** What goods that came back are is for a warehouse's key alone: an inspection that passed lets a refund go out. */
function atTheDoor(principal: Principal): (event: { kind: string }) => FieldProblem | null {
  const isWarehouse = principal.kind === "key" && principal.scopes.includes("warehouse");
  return ({ kind }) => (!isWarehouse && (kind === "return_arrived" || kind === "return_inspected") ? onlyWarehouses : null);
}

function reading({ store, readCase }: RestDeps): Pick<Handlers, "orders" | "timeline" | "cases" | "case"> {
  const own = async (ref: string, shopId: string): Promise<Result<string, "NOT_FOUND" | "AMBIGUOUS">> => {
    const asked = { shopId, ref, ownShopOnly: true };
    const meant = (await ordersMeant(store, [asked])).get(refKey(asked));
    if (meant === "ambiguous") return refuse("AMBIGUOUS", "");
    return meant ? ok(meant.orderId) : refuse("NOT_FOUND", "没有这个订单。");
  };
  return {
    orders: async ({ state, ...asked }, principal) => {
      if (principal.kind !== "key") return onlyKeys;
      const which = { shopId: principal.shopId, state: state ?? null };
      const rows = {
        rowsAfter: (from: Parameters<typeof ordersAfter>[2]) => ordersAfter(store, which, from),
        rowsOf: (ids: readonly string[]) => ordersAmong(store, which, ids),
      };
      return changedPage(store, { list: "orders", names: orderNews, ...rows }, asked);
    },
    timeline: async ({ id }, principal) => {
      if (principal.kind !== "key") return onlyKeys;
      const meant = await own(id, principal.shopId);
      if (!meant.ok) return meant;
      const found = await orderTimeline(store, meant.value);
      if (!found) return refuse("NOT_FOUND", "没有这个订单。");
      const about = (await casesAbout(store, [found.order.id])).get(found.order.id) ?? [];
      return ok({ ...found, caseIds: about.map((one) => one.id) });
    },
    cases: async ({ state, status, ...asked }, principal) => {
      if (principal.kind !== "key") return onlyKeys;
      const which = { shopId: principal.shopId, state: state ?? null, status: status ?? null };
      const rows = {
        rowsAfter: (from: Parameters<typeof casesAfter>[2]) => casesAfter(store, which, from),
        rowsOf: (ids: readonly string[]) => casesAmong(store, which, ids),
      };
      return changedPage(store, { list: "cases", names: caseNews, ...rows }, asked);
    },
    case: async ({ id }, principal) => {
      if (principal.kind !== "key") return onlyKeys;
      const caseId = await findCase(store, { shopId: principal.shopId, ref: id });
      const page = caseId ? await readCase(caseId, principal) : refuse("NOT_FOUND", "没有这个工单。");
      if (!page.ok || page.value.order === null) return page;
      // A case may be about another shop's order: what it asks is its shop's to see, the order and its buyer are not.
      const meant = await own(page.value.order.id, principal.shopId);
      return meant.ok ? page : ok({ ...page.value, order: null, timeline: [], findings: [], account: null });
    },
  };
}
