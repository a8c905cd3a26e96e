/** Payloads as systems nobody here knows would send them, and mappings of them; values are invented. */
import type { MappedField, MappingBody, MappingPart } from "../../../main/hub/contract/mappings.ts";

export const from = (field: string, path: string, more: Partial<MappedField> = {}): MappedField => ({ field, path, constant: null, ...more });

/** A page of what left a warehouse, with what each parcel weighed and who packed it. */
export const outboundPage = {
  success: true,
  data: {
    total: 2,
    list: [
      {
        stockout_no: "CK0001",
        trade_no: "88001",
        status: "已出库",
        consign_time: "2026-11-20 10:11:12",
        logistics_name: "顺丰速运",
        logistics_no: "SF1234567890123",
        warehouse_name: "义乌一仓",
        weight: "1.25",
        packer: "陈小二",
        details: [
          { spec_no: "MUG-RED", num: 2 },
          { spec_no: "PLATE", num: "1.0000" },
        ],
      },
      {
        stockout_no: "CK0002",
        trade_no: "88002",
        status: "已打包",
        consign_time: "2026-11-20 10:20:00",
        logistics_name: "中通",
        logistics_no: "ZT7000000001",
        warehouse_name: "义乌一仓",
        weight: 0,
        packer: "陈小二",
        details: [{ spec_no: "PLATE", num: 1 }],
      },
    ],
  },
};

export const outboundPart: MappingPart = {
  name: "出库",
  kind: "event",
  source: "",
  when: null,
  list: "data.list",
  fields: [
    from("orderRef", "trade_no"),
    from("kind", "status", {
      words: [
        { word: "已出库", means: "outbound" },
        { word: "已打包", means: "packed" },
      ],
    }),
    from("at", "consign_time", { form: "auto", zone: "Asia/Shanghai" }),
    from("id", "stockout_no"),
    from("data.waybill", "logistics_no"),
    from("data.carrier", "logistics_name"),
    from("data.place", "warehouse_name"),
    from("data.weightGrams", "weight", { unit: "kg" }),
    from("data.packer", "packer"),
    from("data.skus.sku", "details[].spec_no"),
    from("data.skus.quantity", "details[].num"),
  ],
};
export const outbound: MappingBody = { parts: [outboundPart] };

export const orderPart: MappingPart = {
  name: "订单",
  kind: "order",
  source: "orders",
  when: null,
  list: "",
  fields: [
    from("id", "sn"),
    from("status", "state", { words: [{ word: "2", means: "paid" }] }),
    from("createdAt", "created", { form: "seconds" }),
    from("updatedAt", "modified", { form: "ms" }),
    from("totalFen", "total", { unit: "yuan" }),
    from("paidFen", "paid_cent", { unit: "fen" }),
    from("buyer.id", "user.id"),
    from("receiver.phone", "user.mobile"),
    from("lines.sku", "items[].code"),
    from("lines.quantity", "items[].qty"),
    from("lines.priceFen", "items[].price", { unit: "yuan" }),
  ],
};
export const order = {
  sn: "M20261120001",
  state: 2,
  created: 1_795_140_000,
  modified: 1_795_140_060_000,
  total: "118.10",
  paid_cent: 11_810,
  user: { id: "7000000000000000001", mobile: "13900001111" },
  items: JSON.stringify([{ code: "MUG", qty: 2, price: 59.05 }]),
};
