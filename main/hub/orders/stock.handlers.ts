/** Answers the contract's `stock` part. */
import { columnsIn, exportList, type Principal, type ToldColumn } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import type { StockArticle, StockFilter, StockSort } from "../contract/stock.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { type AfterArticle, type ArticleRow, articleCounts, articlePage, placesOf } from "./stock.view.store.ts";

/** Articles read together for a file. */
const TOGETHER = 500;

const written = ({ by, code }: ArticleRow): string => `${by}:${code}`;

/** What {@link written} wrote; `null` for anything else. */
function read(cursor: string): AfterArticle | null {
  const [, by, code] = /^(-?\d{1,16}):(.{1,300})$/.exec(cursor) ?? [];
  return by !== undefined && code !== undefined ? { by: Number(by), code } : null;
}

async function withPlaces(store: Store, rows: readonly ArticleRow[]): Promise<StockArticle[]> {
  const places = Map.groupBy(
    await placesOf(
      store,
      rows.map(({ code }) => code),
    ),
    ({ code }) => code,
  );
  return rows.map(({ by: _, ...row }) => ({ ...row, places: (places.get(row.code) ?? []).map(({ code: __, ...place }) => place) }));
}

/** The list of stock, its counts, and the list as a file. */
export function stockHandlers(store: Store): HandlersOf<Contract["stock"], Principal> {
  return {
    list: async ({ filter, sort, cursor, limit }) => {
      const after = cursor === undefined ? null : read(cursor);
      if (cursor !== undefined && after === null)
        return refuse("BAD_INPUT", "列表的位置无法识别，请从头打开。", { en: "This place in the list is not known: open it from the start." });
      const rows = await articlePage(store, filter, { sort, after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return ok({ rows: await withPlaces(store, shown), next: rows.length > limit && last ? written(last) : null });
    },
    summary: async ({ filter }) => ok(await articleCounts(store, filter)),
    export: async ({ filter, sort, format, language }, principal) =>
      ok(
        exportList(store, principal, {
          list: "stock",
          format,
          columns: columnsIn(language, COLUMNS),
          batches: allOf(store, filter, sort),
          title: language === "zh" ? "库存" : "Stock",
        }),
      ),
  };
}

type Line = StockArticle & { place: StockArticle["places"][number] };

async function* allOf(store: Store, filter: StockFilter, sort: StockSort): AsyncGenerator<readonly Line[]> {
  for (let after: AfterArticle | null = null; ; ) {
    const rows: ArticleRow[] = await articlePage(store, filter, { sort, after, limit: TOGETHER });
    const lines = (await withPlaces(store, rows)).flatMap((article) => article.places.map((place) => ({ ...article, place })));
    if (lines.length > 0) yield lines;
    const last = rows.at(-1);
    if (rows.length < TOGETHER || !last) return;
    after = { by: last.by, code: last.code };
  }
}

const COLUMNS: readonly ToldColumn<Line>[] = [
  { name: { zh: "商家编码", en: "SKU" }, kind: "text", of: (row) => row.sku },
  { name: { zh: "商品名称", en: "Goods" }, kind: "text", of: (row) => row.title },
  { name: { zh: "仓库", en: "Warehouse" }, kind: "text", of: ({ place }) => place.warehouse },
  { name: { zh: "在库", en: "There" }, kind: "number", of: ({ place }) => place.onHand },
  { name: { zh: "占用", en: "Set apart" }, kind: "number", of: ({ place }) => place.locked },
  { name: { zh: "在途", en: "On the way" }, kind: "number", of: ({ place }) => place.inTransit },
  { name: { zh: "各仓合计", en: "All warehouses" }, kind: "number", of: (row) => row.onHand },
  { name: { zh: "待发占用", en: "Promised" }, kind: "number", of: (row) => row.promised },
  { name: { zh: "待发订单", en: "Orders" }, kind: "number", of: (row) => row.orders },
  { name: { zh: "剩余", en: "Left" }, kind: "number", of: (row) => row.left },
  { name: { zh: "库存时间", en: "Counted at" }, kind: "time", of: ({ place }) => place.at },
  { name: { zh: "来源", en: "Told by" }, kind: "text", of: ({ place }) => place.shopName },
];
