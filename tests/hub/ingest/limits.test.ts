import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oddIn } from "../../../main/hub/ingest/limits.ts";
import { parseJson, tryParseJson } from "../../../main/hub/kernel/json.ts";
import { line, order } from "../orders/facts.ts";

describe("a fact that no room could keep is found at the door, with its field", () => {
  it.each([
    ["字段 totalFen（总额） 无法接受：不是合理的金额：-1 分", order({ totalFen: -1 })],
    ["字段 paidFen（实付） 无法接受：超过 2000 万元，不像真的：2000000001 分", order({ paidFen: 2_000_000_001 })],
    ["字段 createdAt（创建时间） 无法接受：不是时间", order({ createdAt: new Date(Number.NaN) })],
    ["字段 lines.1.quantity（数量） 无法接受：数量不对：1.5", order({ lines: [line("L1", "CUP-01"), line("L2", "MUG-02", { quantity: 1.5 })] })],
    ["字段 channelOrderId（平台订单号） 无法接受：有 201 字，超过 200 字", order({ channelOrderId: "9".repeat(201) })],
    ['字段 channelOrderId（平台订单号） 无法接受：含有看不见或残缺的字符："69\\u0000"', order({ channelOrderId: "69\u0000" })],
    ["字段 version（更新时间） 无法接受：不是合理的更新时间：-5", order({ version: -5 })],
  ])("%s", (sentence, fact) => {
    expect(oddIn(fact)).toBe(sentence);
  });

  it("what orders really are passes", () => {
    expect(oddIn(order({ lines: [line("L1", "CUP-01")], buyerMessage: "长".repeat(3_000) }))).toBeNull();
  });

  it("JSON is read to a depth at which nobody who walks it can be ended, brackets inside words aside", () => {
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    expect(tryParseJson(nested(100))).toBeDefined();
    for (const depth of [101, 20_000]) expect(tryParseJson(nested(depth))).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (words) => {
        const text = JSON.stringify({ words: `${words}${"[{".repeat(300)}\\"` });
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});
