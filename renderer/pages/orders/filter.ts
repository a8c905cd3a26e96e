/** The list's filters, order and columns live in the address: back, reload and a pasted link show the same list. */
import { useSearchParams } from "react-router";
import { findingKinds, orderStates } from "../../../main/hub/contract/words.ts";
import { fenFromYuan, yuanText } from "../../../main/hub/kernel/money.ts";
import { fromBeijing } from "../../../main/hub/kernel/time.ts";
import type { hub } from "../../client/rpc.ts";
import { type ColumnName, columnNames, usualColumns } from "./columns.ts";

type Asked = NonNullable<Parameters<typeof hub.orderList.list>[0]>;
type OrderFilter = NonNullable<Asked["filter"]>;
const sorts = ["newest", "oldest", "dearest"] as const;
type Sort = (typeof sorts)[number];

export interface Listed {
  filter: OrderFilter;
  text: string;
  sort: Sort;
  columns: readonly ColumnName[];
  after: string | undefined;
}

const DAY_MS = 86_400_000;
/** Midnight in Beijing of a day as an address and a date field write it. */
const dayStart = (day: string | null): Date | undefined => (day === null ? undefined : (fromBeijing(`${day} 00:00:00`) ?? undefined));
const fen = (yuan: string | null): number | undefined => {
  const amount = yuan === null ? null : fenFromYuan(yuan);
  return amount !== null && amount >= 0 ? amount : undefined;
};

/** Reads an address; what it does not know narrows nothing. */
export function readListed(params: URLSearchParams): Listed {
  const until = dayStart(params.get("until"));
  const finding = params.get("finding");
  const columns = params.get("cols")?.split(".") ?? [];
  const chosen = columnNames.filter((name) => columns.includes(name));
  const filter: OrderFilter = {
    paidFrom: dayStart(params.get("from")),
    paidUntil: until && new Date(until.getTime() + DAY_MS),
    channel: params.get("channel") ?? undefined,
    shopId: params.get("shop") ?? undefined,
    state: orderStates.find((state) => state === params.get("state")),
    fenFrom: fen(params.get("min")),
    fenUntil: fen(params.get("max")),
    product: params.get("product") ?? undefined,
    finding: finding === "any" ? "any" : findingKinds.find((kind) => kind === finding),
    openCase: params.has("open") || undefined,
  };
  return {
    filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    text: params.get("q")?.trim() ?? "",
    sort: sorts.find((sort) => sort === params.get("sort")) ?? "newest",
    columns: chosen.length > 0 ? chosen : usualColumns,
    after: params.get("after") ?? undefined,
  };
}

/** What an address says of the list, the place in it among that. */
type ListKey = "q" | "from" | "until" | "channel" | "shop" | "state" | "min" | "max" | "product" | "finding" | "open" | "sort" | "cols" | "after";
export type Change = Readonly<Partial<Record<ListKey, string | undefined>>>;

/** The address after a change; another list begins at its start. Pure, so that it can be tested. */
export function changed(params: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(params);
  if (!("after" in change) && Object.keys(change).some((key) => key !== "cols")) next.delete("after");
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined || value === "") next.delete(key);
    else next.set(key, value);
  }
  return next;
}

export function useListed(): { listed: Listed; params: URLSearchParams; set: (change: Change) => void; clear: () => void } {
  const [params, setParams] = useSearchParams();
  return {
    listed: readListed(params),
    params,
    set: (change) => setParams(changed(params, change), { replace: !("after" in change) }),
    clear: () => setParams({}),
  };
}

/** A sum as an address writes it. */
export const yuanOf = (amount: number | undefined): string => (amount === undefined ? "" : yuanText(amount).replace(/\.00$/, ""));
