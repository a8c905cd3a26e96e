/** Example bodies of the public interface, by operation; a test sends each through the contract's own schema. */
export const restExamples: Readonly<Record<string, object>> = {
  putOrder: {
    id: "M20260301-0007",
    status: "paid",
    createdAt: "2026-03-01T09:12:00+08:00",
    paidAt: "2026-03-01T09:13:20+08:00",
    updatedAt: "2026-03-01T09:13:20+08:00",
    totalFen: 12900,
    paidFen: 11900,
    freightFen: 0,
    buyer: { id: "u-1001", nick: "小雨", name: "李**", phone: "138****0001", province: "浙江省", city: "杭州市", district: "西湖区", address: "文三路****" },
    lines: [{ id: "1", sku: "MUG-350-WH", title: "陶瓷马克杯 350ml", spec: "白色", quantity: 1, priceFen: 12900, paidFen: 11900 }],
    note: "",
  },
  putOrders: {
    orders: [
      {
        id: "M20260301-0008",
        status: "shipped",
        createdAt: "2026-03-01T10:00:00+08:00",
        paidAt: "2026-03-01T10:01:00+08:00",
        updatedAt: "2026-03-02T18:30:00+08:00",
        shippedAt: "2026-03-02T18:30:00+08:00",
        promisedDelivery: { to: "2026-03-05T23:59:59+08:00" },
        totalFen: 25_800,
        paidFen: 23_800,
        buyer: { id: "u-1002", nick: "阿青" },
        lines: [{ id: "1", sku: "MUG-350-WH", title: "陶瓷马克杯 350ml", quantity: 2, priceFen: 12_900, discountFen: 2_000 }],
        parcels: [{ carrier: "顺丰", waybill: "SF0000000000002", shippedAt: "2026-03-02T18:30:00+08:00", lineIds: ["1"] }],
      },
    ],
  },
  compareOrders: { day: "2026-03-02", orders: [{ id: "M20260301-0008", updatedAt: "2026-03-02T18:30:00+08:00" }] },
  putOrderEvents: {
    events: [
      { orderRef: "M20260301-0008", id: "wms-8850", kind: "packed", at: "2026-03-02T17:40:00+08:00", data: { skus: [{ sku: "MUG-350-WH", quantity: 2 }] } },
    ],
  },
  putTraces: {
    traces: [
      {
        carrier: "shunfeng",
        waybill: "SF0000000000002",
        state: "in_transit",
        scans: [{ at: "2026-03-02T20:10:00+08:00", text: "【杭州市】已揽收", place: "杭州市", state: "picked_up" }],
      },
    ],
  },
  putCases: {
    cases: [
      {
        id: "C-56",
        orderRef: "M20260301-0008",
        kind: "return_refund",
        text: "有一只杯子不想要了。",
        amountFen: 11_900,
        at: "2026-03-06T09:00:00+08:00",
        updatedAt: "2026-03-07T09:00:00+08:00",
        state: "returned_in_transit",
        reason: "七天无理由",
        lines: [{ id: "1", quantity: 1 }],
        returnParcel: { carrier: "中通", waybill: "ZT0000000000009" },
      },
    ],
  },
  putEvents: { events: [{ id: "wms-8841", kind: "outbound", at: "2026-03-01T15:40:00+08:00", data: { place: "杭州仓", waybill: "SF0000000000001" } }] },
  putCase: {
    id: "C-55",
    orderRef: "M20260301-0007",
    kind: "return_refund",
    text: "杯子收到时杯口有缺口，想退货退款。",
    amountFen: 11900,
    at: "2026-03-04T10:05:00+08:00",
    buyer: { id: "u-1001", nick: "小雨" },
  },
  putMessage: { messageId: "m-9", text: "请问什么时候可以退款？", at: "2026-03-04T10:20:00+08:00" },
};
