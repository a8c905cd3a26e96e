/** Both lists take half an hour at most, and what changed in the last three minutes is not settled: a pull ends before, and windows overlap by more. */
import { ok } from "../../kernel/result.ts";
import { fromBeijing, fromUnixSeconds } from "../../kernel/time.ts";
import { type CountedList, piecesOf, readSpans } from "../backwards.ts";
import type { Connector, ConnectorContext, PullWindow } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf, versionKey } from "../wire.ts";
import { ALL_TYPES, caseItem, caseOfRow, orderItem, orderOfRow } from "./fetch.ts";
import { callPdd } from "./gateway.ts";
import { LONGEST_MS } from "./manifest.ts";

const PAGE_SIZE = 50;
const SETTLE_SECONDS = 180;
const ALL = "1";

/** What one walk asks for; times are unix seconds. */
interface Span {
  from: number;
  to: number;
  /** Of after-sales; one asks for all, or several after each other. */
  status: string;
}

type What = "orders" | "cases";

export const pull: NonNullable<Connector["pull"]> = (context, what, ...[window, page]) =>
  readSpans(page, {
    end: endOf(context, window),
    spans: (to) => spansOf(context, what, { from: Math.min(window.from.getTime(), to - 1_000), to }),
    source: (span) => sourceOf(context, what, span),
  });

/** Behind the channel's own time; by our clock, which it allows to be ten minutes off: the windows' overlap covers what that leaves open. */
function endOf({ settings, clock }: ConnectorContext, window: PullWindow): number {
  const settle = settings.settleSeconds?.trim();
  const seconds = settle ? Number(settle) : SETTLE_SECONDS;
  return Math.min(window.to.getTime(), clock.now() - (seconds >= 0 ? seconds : SETTLE_SECONDS) * 1_000);
}

function spansOf({ settings }: ConnectorContext, what: What, window: { from: number; to: number }): Span[] {
  const asked = what === "cases" ? (settings.afterSalesStatus ?? "").split(/[,，\s]+/).filter((one) => /^\d{1,3}$/.test(one)) : [];
  const statuses = asked.length > 0 ? asked : [ALL];
  return piecesOf(window, LONGEST_MS).flatMap(({ from, to }) =>
    statuses.map((status) => ({ from: Math.floor(from / 1_000), to: Math.floor(to / 1_000), status })),
  );
}

function sourceOf(context: ConnectorContext, what: What, span: Span): CountedList {
  const isOrders = what === "orders";
  const [idField, timeField] = isOrders ? ["order_sn", "updated_at"] : ["id", "updated_time"];
  return {
    pageSize: PAGE_SIZE,
    list: ({ number, counted }) => list(context, what, { span, number, counted }),
    listed: (row) => {
      const id = textOf(row[idField ?? ""]).trim();
      const updated = textOf(row[timeField ?? ""]);
      const key = versionKey({ topic: isOrders ? "order" : "case", id, version: updated });
      return { id, version: momentOf(updated), key, ...(isOrders ? {} : { extra: { order: textOf(row.order_sn) } }) };
    },
    item: (row) => (isOrders ? orderOfRow(context, row) : caseOfRow(context, row)),
    nameless: (row) => (isOrders ? orderItem(row) : caseItem(row, {})),
    known: async (listed) => (await context.known?.(what, listed)) ?? new Set(),
  };
}

/** Text of a change time, Beijing or unix seconds, as ms; what is neither counts as never held. */
function momentOf(text: string): number {
  return (fromBeijing(text) ?? (/^\d{10}$/.test(text) ? fromUnixSeconds(text) : null))?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

async function list(
  context: ConnectorContext,
  what: What,
  { span, number, counted }: { span: Span; number: number; counted: boolean },
): Promise<Outcome<{ rows: JsonObject[]; total: number }>> {
  const window = { start_updated_at: String(span.from), end_updated_at: String(span.to), page: String(number), page_size: String(PAGE_SIZE) };
  const answer =
    what === "orders"
      ? await callPdd(context, {
          type: "pdd.order.number.list.increment.get",
          // `use_has_next` hides the total.
          params: { ...window, order_status: "5", refund_status: "5", is_lucky_flag: "0", use_has_next: String(!counted) },
        })
      : await callPdd(context, {
          type: "pdd.refund.list.increment.get",
          params: { ...window, after_sales_status: span.status, after_sales_type: ALL_TYPES },
        });
  if (!answer.ok) return answer;
  const rows = rowsOf(what === "orders" ? answer.value.order_sn_list : answer.value.refund_list).map(objectOf);
  return ok({ rows, total: Number(textOf(answer.value.total_count)) || rows.length });
}
