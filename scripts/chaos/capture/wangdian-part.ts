/** 旺店通 as the warehouse and the books of some shops: it pushes nothing, and each step is told by the list of its kind of document. */
import type { WdtItem, WdtStockin, WdtStockout, WdtTrade } from "../../../main/demo/wangdian/ledger.ts";
import { startWangdian } from "../../../main/demo/wangdian/server.ts";
import type { Part, ToldStep, WarehouseWish } from "./part.ts";
import { HANG_MS, settingOf } from "./setting.ts";
import { WarehouseDay, type WarehouseDeeds } from "./warehouse.ts";

const SHOP = "SHOP01";
/** What was paid back stands in yuan there. */
const YUAN = 39;

/** Opens it. */
export async function wangdianPart(wish: WarehouseWish): Promise<Part> {
  const { name } = wish;
  const { clock, faults, plain } = settingOf(wish);
  const server = await startWangdian({ clock, faults, hangMs: HANG_MS });
  const { ledger, keys } = server;
  const deeds: WarehouseDeeds<WdtTrade, WdtStockout, WdtStockin> = {
    take: ({ number, goods }) => ledger.take(number, { shopNo: SHOP, goods: goods.map(({ sku, quantity }) => ({ spec: sku, num: quantity })) }),
    together: (trades) => ledger.merge(trades),
    cut: (trade, skus) =>
      ledger.split(
        trade,
        skus.map((sku) => [sku]),
      ),
    audit: (trade) => ledger.audit(trade),
    pack: (stockout) => ledger.pack(stockout, { kilograms: 0.8 }),
    ship: (stockout, waybill) => {
      ledger.ship(stockout, waybill);
      ledger.post(stockout.trade);
    },
    takeBack: (stockout) => ledger.revoke(stockout),
    receive: ({ number, goods }, waybill) =>
      ledger.receive(ledger.ask(number, SHOP), { waybill, items: goods.map(({ sku, quantity }) => ({ spec: sku, num: quantity })) }),
    inspect: (stockin) => {
      ledger.inspect(stockin);
      ledger.settle(stockin.refund, YUAN);
    },
  };
  const day = new WarehouseDay({ clock, wish, deeds });

  return {
    ...plain,
    shops: [
      {
        ...{ id: name, channel: "wangdian", is: "warehouse", name: `演示旺店通 ${name}`, baseUrl: server.url },
        settings: { sid: keys.sid, key: keys.key },
        secrets: { appSecret: keys.appSecret },
      },
    ],
    advance: async (to) => day.play(to),
    told: () => [],
    steps: () => [
      ...ledger.trades.flatMap(tradeSteps),
      ...ledger.stockouts.flatMap(stockoutSteps),
      ...ledger.stockins.flatMap(({ no, refund, created, checkedAt }): ToldStep[] => [
        { document: `wdt:received:${no}`, kind: "return_arrived", number: refund.tid, at: created },
        ...(checkedAt === null ? [] : [{ document: `wdt:received:${no}`, kind: "return_inspected", number: refund.tid, at: checkedAt }]),
      ]),
      ...ledger.refunds.flatMap(({ no, tid, settledAt: at }) => (at === null ? [] : [{ document: `wdt:case:${no}`, kind: "books_posted", number: tid, at }])),
    ],
    close: server.close,
  };

  /** Checks of trades, and bookings; of one whose document was taken back the check stands nowhere any more. */
  function tradeSteps(trade: WdtTrade): ToldStep[] {
    const document = `wdt:order:${trade.no}`;
    const isTakenBack = trade.checkedAt === null && ledger.stockouts.some((stockout) => stockout.trade === trade);
    return numbersOf(trade.items).flatMap((number): ToldStep[] => [
      ...(trade.checkedAt === null ? [] : [{ document, kind: "audited", number, at: trade.checkedAt }]),
      ...(isTakenBack ? [{ document, kind: "audited", number, at: null, undone: true as const }] : []),
      ...(trade.settledAt === null ? [] : [{ document, kind: "books_posted", number, at: trade.settledAt }]),
    ]);
  }
}

const numbersOf = (items: readonly WdtItem[]): string[] => [...new Set(items.map(({ tid }) => tid))];
const CANCELLED = 5;

function stockoutSteps({ no, status, items, created, consignedAt, modified }: WdtStockout): ToldStep[] {
  const document = `wdt:outbound:${no}`;
  return numbersOf(items).flatMap((number): ToldStep[] => {
    const allocated: ToldStep = { document, kind: "allocated", number, at: created };
    if (status === CANCELLED)
      return [
        { ...allocated, undone: true },
        { document, kind: "outbound_cancelled", number, at: modified },
      ];
    return [
      allocated,
      // Packed and weighed: told with the moment at which it was first seen.
      ...(status >= 79 ? [{ document, kind: "packed", number, at: null }] : []),
      ...(consignedAt === null ? [] : [{ document, kind: "outbound", number, at: consignedAt }]),
    ];
  });
}
