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
  putEvents: { events: [{ id: "wms-8841", kind: "outbound", at: "2026-03-01T15:40:00+08:00", data: { warehouse: "杭州仓", waybill: "SF0000000000001" } }] },
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
