/** A mapping applied to a payload: what own systems would have sent of it, or the field that is wrong; whatever stands there, nothing is thrown. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChannelOrder, WarehouseEvent } from "../../../main/hub/connectors/port.ts";
import type { MappingBody } from "../../../main/hub/contract/mappings.ts";
import { yuanText } from "../../../main/hub/kernel/money.ts";
import { applyMapping } from "../../../main/hub/mappings/apply.ts";
import { wrongWith } from "../../../main/hub/mappings/check.ts";
import { readMapped } from "../../../main/hub/mappings/read.ts";
import { from, order, orderPart, outbound, outboundPage, outboundPart } from "./samples.ts";

const apply = (body: MappingBody, payload: unknown, source = "") => applyMapping(body, { source, payload: JSON.stringify(payload) });
const facts = (body: MappingBody, payload: unknown, topic = "push") => {
  const read = readMapped(body, topic, JSON.stringify(payload));
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
};
const changed = (change: (row: Record<string, unknown>) => void) => {
  const page = structuredClone(outboundPage);
  change(page.data.list[0] as unknown as Record<string, unknown>);
  return page;
};

describe("a mapped page of what left a warehouse", () => {
  it("is what a seller's own warehouse would have told: units, zone and words as they were said to be", () => {
    const [first, second] = facts(outbound, outboundPage) as WarehouseEvent[];
    expect(first).toEqual({
      type: "warehouse",
      key: "rest:CK0001 outbound",
      orderRef: "channel:*:88001",
      kind: "outbound",
      at: new Date("2026-11-20T02:11:12Z"),
      data: {
        waybill: "SF1234567890123",
        carrier: "顺丰速运",
        place: "义乌一仓",
        weightGrams: 1250,
        packer: "陈小二",
        skus: [
          { sku: "MUG-RED", quantity: 2 },
          { sku: "PLATE", quantity: 1 },
        ],
      },
    });
    expect(second).toMatchObject({ kind: "packed", key: "rest:CK0002 packed" });
    expect(second?.data.weightGrams).toBeUndefined();
  });

  it("is refused by the record, our field, its place and the reason; a word nobody explained is listed", () => {
    const told = apply(
      outbound,
      changed((row) => (row.status = "部分出库")),
    );
    expect(told.wrong).toEqual({
      said: {
        zh: "第 1 条，发生了什么（status）：还没有说明“部分出库”是什么意思。",
        en: "Record 1: What happened (status): nothing is said of what “\u2068部分出库\u2069” means.",
      },
      part: 0,
      field: "kind",
      place: "data.list.0.status",
    });
    expect(told.unknown).toEqual([{ part: 0, field: "kind", word: "部分出库" }]);
    expect(readMapped(outbound, "push", JSON.stringify(changed((row) => (row.status = "部分出库"))))).toMatchObject({
      ok: false,
      refusal: { code: "UNREADABLE" },
    });
  });

  it.each([
    ["a time that is none", (row: Record<string, unknown>) => (row.consign_time = "昨天"), /发生时间（consign_time）：“…2”不是能认出的时间/],
    ["a weight in words", (row: Record<string, unknown>) => (row.weight = "很重"), /包裹重量（weight）：“…2”不是重量/],
    ["a list where a value should be", (row: Record<string, unknown>) => (row.trade_no = ["1"]), /订单编号（trade_no）：这里是一个列表/],
    ["nothing where it is needed", (row: Record<string, unknown>) => delete row.trade_no, /订单编号：“trade_no”那里是空的/],
    ["a number of goods that is none", (row: Record<string, unknown>) => (row.details = [{ spec_no: "A", num: "1.5" }]), /数量（每件）（details\[\]\.num）/],
    ["a shortened id", (row: Record<string, unknown>) => (row.trade_no = "1.23E+18"), /末几位已经丢失/],
  ])("says what is wrong with %s, and repeats nothing that may be a person's", (_name, change, sentence) => {
    expect(apply(outbound, changed(change)).wrong?.said.zh).toMatch(sentence);
  });

  it("leaves records out whose word was said to be of no interest", () => {
    const [kind, ...others] = [outboundPart.fields[1], ...outboundPart.fields.filter(({ field }) => field !== "kind")];
    const body = {
      parts: [
        {
          ...outboundPart,
          fields: [
            {
              ...kind,
              field: "kind",
              path: "status",
              constant: null,
              words: [
                { word: "已出库", means: "" },
                { word: "已打包", means: "packed" },
              ],
            },
            ...others,
          ],
        },
      ],
    } as MappingBody;
    expect(apply(body, outboundPage)).toMatchObject({ leftOut: 1, wrong: null, records: [{ kind: "event" }] });
  });

  it("is read by the part that is for its list, and by what stands in it", () => {
    const named = { ...outboundPart, when: { path: "success", is: "false" } };
    expect(apply({ parts: [named] }, outboundPage)).toMatchObject({ part: null, wrong: { said: { zh: "没有一段映射适用于这样的内容。" } } });
    expect(apply({ parts: [named, { ...outboundPart, source: "out" }, outboundPart] }, outboundPage).part).toBe(2);
    expect(apply({ parts: [{ ...outboundPart, source: "out" }, outboundPart] }, outboundPage, "out").part).toBe(0);
  });
});

describe("a mapped order", () => {
  it("has money to the fen, times by their form, and goods out of a text of JSON", () => {
    const [read] = facts({ parts: [orderPart] }, order, "push:orders") as ChannelOrder[];
    expect(read).toMatchObject({
      type: "order",
      channelOrderId: "M20261120001",
      claimedState: "paid",
      totalFen: 11_810,
      paidFen: 11_810,
      createdAt: new Date(1_795_140_000_000),
      version: 1_795_140_060_000,
      lines: [{ sku: "MUG", quantity: 2, priceFen: 5_905, paidFen: 11_810 }],
      buyer: { phone: "13900001111" },
    });
  });

  it("has every amount exactly as it was written, in yuan or in fen", () => {
    const total = { parts: [{ ...orderPart, fields: orderPart.fields.filter(({ field }) => !field.startsWith("lines")) }] };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), fc.integer({ min: 0, max: 2_000_000_000 }), fc.boolean(), (yuan, fen, asNumber) => {
        const written = { ...order, total: asNumber ? Number(yuanText(yuan)) : yuanText(yuan), paid_cent: asNumber ? fen : String(fen) };
        const [record] = apply(total, written, "orders").records;
        expect(record?.record).toMatchObject({ totalFen: yuan, paidFen: fen });
      }),
    );
  });

  it.each(["12.345", "abc", "1e3", "-1", "99999999999"])("is refused for an amount of %s", (amount) => {
    expect(apply({ parts: [orderPart] }, { ...order, total: amount }, "orders").wrong?.field).toBe("totalFen");
  });
});

describe("whatever is sent", () => {
  const bodies: MappingBody[] = [outbound, { parts: [{ ...orderPart, source: "" }] }, { parts: [{ ...outboundPart, list: "data" }, outboundPart] }];
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(null, "", "0", [], {}, "[", '{"a":', -0, 1e308, "__proto__", "constructor", "\u0000", "9".repeat(400), "𠮷".repeat(300), [[[]]]),
  );
  /** A value of the payload replaced by another, or taken away. */
  const mutated = (value: unknown, by: { at: number; to: unknown; drop: boolean }): unknown => {
    let place = by.at;
    const walk = (one: unknown): unknown => {
      place -= 1;
      if (place === 0) return by.to;
      if (Array.isArray(one)) return one.map(walk);
      if (one === null || typeof one !== "object") return one;
      return Object.fromEntries(Object.entries(one).flatMap(([key, part]) => (by.drop && place === 1 ? [] : [[key, walk(part)]])));
    };
    return walk(value);
  };

  it("becomes facts with whole numbers and real times, or a sentence in both languages; nothing is thrown", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<unknown>(outboundPage, order),
        fc.constantFrom(...bodies),
        fc.integer({ min: 1, max: 40 }),
        odd,
        fc.boolean(),
        (payload, body, ...[at, to, drop]) => {
          const text = JSON.stringify(mutated(payload, { at, to, drop })) ?? "";
          const told = applyMapping(body, { source: "", payload: text });
          const read = readMapped(body, "push", text);
          expect(read.ok).toBe(told.wrong === null);
          if (told.wrong)
            expect([told.wrong.said.zh, told.wrong.said.en].every((sentence) => sentence !== "" && !/undefined|\[object/.test(sentence))).toBe(true);
          if (!read.ok) return;
          for (const fact of read.value) {
            if (fact.type === "warehouse") expect(Number.isNaN(fact.at.getTime())).toBe(false);
            if (fact.type === "order") expect([fact.totalFen, fact.paidFen, fact.version].every(Number.isSafeInteger)).toBe(true);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("is never more than a sentence, even where it is no JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const told = applyMapping(outbound, { source: "", payload: text });
        expect(told.records.length === 0 && told.wrong !== null).toBe(true);
      }),
    );
  });
});

describe("a mapping itself", () => {
  it("can be kept when it says all that is needed", () => {
    expect(wrongWith(outbound)).toBeNull();
    expect(wrongWith({ parts: [orderPart] })).toBeNull();
  });

  it.each([
    ["a field that is missing", [from("orderRef", "a")], /还没有指出“发生了什么”在哪里/],
    ["a field there is not", [from("colour", "a")], /没有“colour”这个字段/],
    ["a field twice", [from("orderRef", "a"), from("orderRef", "b")], /写了两次/],
    ["neither place nor value", [{ field: "orderRef", path: null, constant: null }], /要么指出位置/],
    ["a unit that is not its own", [from("orderRef", "a", { unit: "kg" })], /不能用这个单位/],
    ["a meaning there is not", [from("kind", "a", { words: [{ word: "x", means: "flown" }] })], /“x”对应的意思不存在/],
  ])("is refused for %s", (_name, fields, sentence) => {
    expect(wrongWith({ parts: [{ ...outboundPart, fields }] })?.said.zh).toMatch(sentence);
  });
});
