/**
 * A system that keeps documents about the orders of other shops: which of its lists are read, how each is walked by the time of change and a document
 * found again, and the settings that all of them have in their form.
 */
import type { Json } from "../kernel/json.ts";
import { ok, refuse } from "../kernel/result.ts";
import { fromBeijing, toBeijing } from "../kernel/time.ts";
import { type CountedList, piecesOf, readSpans } from "./backwards.ts";
import type { ChannelRef, Connector, ConnectorContext, ConnectorManifest, Listed, RawItem } from "./port.ts";
import { type JsonObject, type Outcome, rawItem, textOf, versionKey } from "./wire.ts";

/** System orders, outbound documents, shippings taken back, after-sales, and what was counted in of returns. */
export type DocumentList = "order" | "outbound" | "revoked" | "case" | "received";

const ON_THE_WAY: Readonly<Record<"orders" | "cases", readonly DocumentList[]>> = { orders: ["order", "outbound", "revoked"], cases: ["case", "received"] };

/** A page of a list by the time of change; pages count from 1. */
interface Asked {
  from: Date;
  to: Date;
  page: number;
  /** Whether it is needed how many rows there are in all. */
  counted: boolean;
}

interface DocumentPage {
  rows: JsonObject[];
  total: number;
}

/** What one system says of its documents. */
export interface Documents {
  /** As people call it, Chinese. */
  name: string;
  /** The lists it has; another one is not asked for. */
  lists(context: ConnectorContext): readonly DocumentList[];
  /** Rows a page. */
  pageSize(context: ConnectorContext, list: DocumentList): number;
  /** Longest window it takes, ms. */
  longestMs(context: ConnectorContext, list: DocumentList): number;
  read(context: ConnectorContext, list: DocumentList, asked: Asked): Promise<Outcome<DocumentPage>>;
  /** One document by its own number; lists that cannot be asked so leave it to the second in which it changed (`undefined`). */
  byNumber(context: ConnectorContext, list: DocumentList, id: string): Promise<Outcome<JsonObject | null>> | undefined;
  idOf(list: DocumentList, row: JsonObject): string;
  changedAt(row: JsonObject): Date | null;
  /** Tells versions apart that share a second, the status before all. */
  version(row: JsonObject): string;
  /** Whose shop a row is of, by the system's own number. */
  shopOf(row: JsonObject): string;
}

const named = (told: string | undefined): string[] => (told ?? "").split(/[,，\s]+/).filter((one) => one !== "");

/** What the account has a right to read may be less than all (`settings.lists`). */
function wantedLists(documents: Documents, context: ConnectorContext, what: "orders" | "cases"): DocumentList[] {
  const [told, lists] = [named(context.settings.lists), documents.lists(context)];
  return ON_THE_WAY[what].filter((list) => lists.includes(list) && (told.length === 0 || told.includes(list)));
}

/** One account holds orders of many shops; where some are named (`settings.shops`), only theirs are kept. */
function isWanted(documents: Documents, { settings }: ConnectorContext, row: JsonObject): boolean {
  const shops = named(settings.shops);
  return shops.length === 0 || shops.includes(documents.shopOf(row));
}

const versionOf = (documents: Documents, row: JsonObject): string => `${documents.changedAt(row)?.getTime() ?? ""}/${documents.version(row)}`;

function itemOf(documents: Documents, list: DocumentList, row: JsonObject): RawItem {
  return rawItem({ topic: list, id: documents.idOf(list, row), version: versionOf(documents, row), payload: row });
}

/** A row as a list names it, with what it takes to find it again. */
function listedAs(documents: Documents, list: DocumentList, row: JsonObject): Listed {
  const id = documents.idOf(list, row);
  const changed = documents.changedAt(row);
  return {
    id,
    // What is no time counts as never held.
    version: changed?.getTime() ?? Number.MAX_SAFE_INTEGER,
    key: versionKey({ topic: list, id, version: versionOf(documents, row) }),
    extra: { list, changed: changed ? toBeijing(changed) : "" },
  };
}

/** Nothing is pushed: the lists are asked one after the other by the time of change, each from its last page to its first. */
export function pullOf(documents: Documents): NonNullable<Connector["pull"]> {
  return (context, what, ...[window, page]) =>
    readSpans(page, {
      end: Math.min(window.to.getTime(), context.clock.now()),
      spans: (to) =>
        wantedLists(documents, context, what).flatMap((list) =>
          piecesOf({ from: Math.min(window.from.getTime(), to - SECOND), to }, documents.longestMs(context, list)).map((piece) => ({ list, ...piece })),
        ),
      source: ({ list, from, to }): CountedList => ({
        pageSize: documents.pageSize(context, list),
        list: async ({ number, counted }) => {
          const read = await documents.read(context, list, { from: new Date(from), to: new Date(to), page: number, counted });
          return read.ok ? ok({ ...read.value, rows: read.value.rows.filter((row) => isWanted(documents, context, row)) }) : read;
        },
        listed: (row) => listedAs(documents, list, row),
        item: async (row) => ok(itemOf(documents, list, row)),
        nameless: (row) => itemOf(documents, list, row),
        known: async (listed) => (await context.known?.(what, listed)) ?? new Set(),
      }),
    });
}

const SECOND = 1_000;
/** Pages of the second in which it changed. */
const MOST_PAGES = 5;

/** One document again: by its number where the list can be asked so, else in the list of the second in which it changed (`extra.changed`). */
export function fetchOf(documents: Documents): Connector["fetchOne"] {
  return async (context, ref) => {
    if (ref.kind === "parcel") return refuse("NOT_SUPPORTED", `${documents.name}不按运单号查询`);
    const list = listOf(documents.lists(context), ref);
    const asked = documents.byNumber(context, list, ref.id);
    if (asked) {
      const row = await asked;
      if (!row.ok) return row;
      return row.value ? ok(itemOf(documents, list, row.value)) : refuse("NOT_FOUND", `${documents.name}没有 ${ref.id}`, { id: ref.id });
    }
    const changed = fromBeijing(ref.extra?.changed ?? "");
    if (!changed) return refuse("NOT_FOUND", `${documents.name}的 ${ref.id} 要按修改时间查询，而不知道它何时修改`, { id: ref.id });
    return fetchListed(documents, context, { list, id: ref.id, changed });
  };
}

/** What a reference without a list is looked for in: orders, and after-sales where the system has them. */
function listOf(had: readonly DocumentList[], { kind, extra }: ChannelRef): DocumentList {
  const lists = ON_THE_WAY[kind === "order" ? "orders" : "cases"].filter((list) => had.includes(list));
  return lists.find((list) => list === extra?.list) ?? lists[0] ?? "order";
}

async function fetchListed(
  documents: Documents,
  context: ConnectorContext,
  { list, id, changed }: { list: DocumentList; id: string; changed: Date },
): Promise<Outcome<RawItem>> {
  const [from, to] = [changed, new Date(changed.getTime() + SECOND)];
  let total = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await documents.read(context, list, { from, to, page, counted: page === 1 });
    if (!answer.ok) return answer;
    if (page === 1) total = answer.value.total;
    const row = answer.value.rows.find((one) => documents.idOf(list, one) === id);
    if (row) return ok(itemOf(documents, list, row));
    if (page * documents.pageSize(context, list) >= total) break;
  }
  return refuse("NOT_FOUND", `${documents.name}的 ${id} 在这期间又变了，或者不在了`, { id });
}

/** How many rows there are, as it is told; `null` for what is no count. */
export function countTold(told: Json | undefined): number | null {
  const count = Number(textOf(told).trim() || Number.NaN);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** The fields of the form by which a person says which documents, and whose, are read. */
export function documentFields(system: { zh: string; en: string }, whose = { zh: "店铺", en: "shops" }): ConnectorManifest["settings"] {
  return [
    {
      key: "shops",
      label: {
        zh: `只读这些${whose.zh}（${system.zh}${whose.zh}编号，逗号分隔，不填为全部）`,
        en: `Only these ${whose.en} (their numbers at ${system.en}, by comma; empty: all)`,
      },
      secret: false,
      required: false,
    },
    {
      key: "lists",
      label: {
        zh: "读取哪些单据（order 订单 / outbound 出库 / case 退换 / received 退货入库，不填为全部）",
        en: "Which documents are read (order / outbound / case / received; empty: all)",
      },
      secret: false,
      required: false,
    },
  ];
}
