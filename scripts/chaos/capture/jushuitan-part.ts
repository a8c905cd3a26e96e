/** 聚水潭 as the warehouse of some shops: it pushes nothing, and each step is told by the list of its kind of document. */
import type { JstAfterSale, JstItem, JstOrder, JstOutbound } from "../../../main/demo/jushuitan/ledger.ts";
import { startJushuitan } from "../../../main/demo/jushuitan/server.ts";
import type { Part, ToldStep, WarehouseWish } from "./part.ts";
import { HANG_MS, settingOf } from "./setting.ts";
import { WarehouseDay, type WarehouseDeeds } from "./warehouse.ts";

const SHOP = 10_001;

/** Opens it. */
export async function jushuitanPart(wish: WarehouseWish): Promise<Part> {
  const { name } = wish;
  const { clock, faults, plain } = settingOf(wish);
  const server = await startJushuitan({ clock, faults, hangMs: HANG_MS });
  const { ledger, keys } = server;
  const itemsOf = (goods: readonly { sku: string; quantity: number }[]): { sku: string; qty: number }[] =>
    goods.map(({ sku, quantity }) => ({ sku, qty: quantity }));
  const deeds: WarehouseDeeds<JstOrder, JstOutbound, JstAfterSale> = {
    take: ({ number, goods }) => ledger.take(number, { shopId: SHOP, goods: itemsOf(goods) }),
    together: (orders) => ledger.merge(orders),
    cut: (order, skus) =>
      ledger.split(
        order,
        skus.map((sku) => [sku]),
      ),
    audit: (order) => ledger.audit(order),
    // What is packed leaves at once, as far as the books tell.
    pack: () => undefined,
    ship: (outbound, waybill) => ledger.ship(outbound, { waybill, kilograms: 0.8 }),
    takeBack: (outbound) => ledger.revoke(outbound),
    receive: ({ number, goods }, waybill) => {
      const asked = ledger.ask(number, { shopId: SHOP, waybill });
      ledger.receive(asked, { waybill, items: itemsOf(goods) });
      return asked;
    },
    inspect: (asked) => ledger.confirm(asked),
  };
  const day = new WarehouseDay({ clock, wish, deeds });

  return {
    ...plain,
    shops: [
      {
        ...{ id: name, channel: "jushuitan", is: "warehouse", name: `演示聚水潭 ${name}`, baseUrl: server.url },
        settings: { appKey: keys.appKey },
        secrets: { appSecret: keys.appSecret },
      },
    ],
    advance: async (to) => day.play(to),
    told: () => [],
    steps: () => [
      ...ledger.orders.flatMap(auditOf),
      ...ledger.outbounds.flatMap(stepsOf),
      ...ledger.received.map(({ id, afterSale, at }) => ({ document: `jst:received:${id}`, kind: "return_arrived", number: afterSale.so, at })),
      ...ledger.afterSales.flatMap(({ id, so, confirmedAt: at }) =>
        at === null ? [] : [{ document: `jst:case:${id}`, kind: "return_inspected", number: so, at }],
      ),
    ],
    expire: server.expire,
    close: server.close,
  };

  /** Checked orders; one whose document was taken back was checked, too. */
  function auditOf(order: JstOrder): ToldStep[] {
    const isTakenBack = order.status === "WaitConfirm" && ledger.outbounds.some((outbound) => outbound.order === order);
    if (order.status !== "Delivering" && order.status !== "Sent" && !isTakenBack) return [];
    return numbersOf(order.items).map((number) => ({ document: `jst:order:${order.id}`, kind: "audited", number, at: null }));
  }
}

const numbersOf = (items: readonly JstItem[]): string[] => [...new Set(items.map(({ rawSo }) => rawSo))];

function stepsOf({ id, status, items, created, leftAt, modified }: JstOutbound): ToldStep[] {
  const document = `jst:outbound:${id}`;
  return numbersOf(items).flatMap((number): ToldStep[] => [
    { document, kind: "allocated", number, at: created },
    ...(leftAt === null
      ? []
      : [
          { document, kind: "packed", number, at: leftAt },
          { document, kind: "outbound", number, at: leftAt },
        ]),
    ...(status === "Cancelled" ? [{ document, kind: "outbound_cancelled", number, at: modified }] : []),
  ]);
}
