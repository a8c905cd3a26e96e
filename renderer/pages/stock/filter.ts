/** The list's filters and order live in the address: back, reload and a pasted link show the same list. */
import { useSearchParams } from "react-router";
import type { StockFilter, StockSort } from "../../../main/hub/contract/stock.ts";

export const onlys = ["any", "short", "out"] as const;
export const stockSorts: readonly StockSort[] = ["least", "promised", "sku", "told"];

interface Listed {
  filter: StockFilter;
  sort: StockSort;
  after: string | undefined;
}
type Change = Readonly<Partial<Record<"q" | "warehouse" | "only" | "sort" | "after", string | undefined>>>;

/** Reads an address; what it does not know narrows nothing. */
export function readListed(params: URLSearchParams): Listed {
  const text = params.get("q")?.trim() ?? "";
  const warehouse = params.get("warehouse");
  const only = params.get("only");
  return {
    filter: { ...(text === "" ? {} : { text }), ...(warehouse === null ? {} : { warehouse }), ...(only === "short" || only === "out" ? { only } : {}) },
    sort: stockSorts.find((sort) => sort === params.get("sort")) ?? "least",
    after: params.get("after") ?? undefined,
  };
}

/** The address after a change; another list begins at its start. */
export function changed(params: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(params);
  if (!("after" in change)) next.delete("after");
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) next.delete(key);
    else next.set(key, value);
  }
  return next;
}

export function useListed(): { listed: Listed; set: (change: Change) => void; clear: () => void } {
  const [params, setParams] = useSearchParams();
  return {
    listed: readListed(params),
    set: (change) => setParams(changed(params, change), { replace: !("after" in change) }),
    clear: () => setParams({}),
  };
}
