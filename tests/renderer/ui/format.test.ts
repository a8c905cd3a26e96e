import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yuanText } from "../../../main/hub/kernel/money.ts";
import { en } from "../../../renderer/locales/en/index.ts";
import { translator } from "../../../renderer/locales/text.ts";
import { zh } from "../../../renderer/locales/zh/index.ts";
import { clock, day, fenFromYuan, moment, money, moneyShort, percent, span } from "../../../renderer/ui/format.ts";

const t = translator(zh);

describe("money", () => {
  it("groups thousands and keeps two decimals", () => {
    expect(money(0)).toBe("¥0.00");
    expect(money(5)).toBe("¥0.05");
    expect(money(123_456)).toBe("¥1,234.56");
    expect(money(-123_456_789)).toBe("-¥1,234,567.89");
  });

  it("loses no fen: what is shown reads back to the same amount", () => {
    fc.assert(fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (fen) => fenFromYuan(money(fen).replace(/[¥,]/g, "")) === fen));
  });

  it("shows what the kernel writes, but for the sign and the commas", () => {
    fc.assert(fc.property(fc.nat(100_000_000), (fen) => money(fen).replace(/[¥,]/g, "") === yuanText(fen)));
  });

  it("is short in each language's own units", () => {
    expect(moneyShort(999_900, t)).toBe("¥9,999");
    expect(moneyShort(12_345_678, t)).toBe("¥12.3 万");
    expect(moneyShort(12_345_678, translator(en))).toBe("¥123k");
  });
});

describe("a span", () => {
  it("has two units at most and none that is zero", () => {
    expect(span(0, t)).toBe("0 秒");
    expect(span(59_999, t)).toBe("59 秒");
    expect(span(23 * 60_000, t)).toBe("23 分");
    expect(span(2 * 3_600_000, t)).toBe("2 小时");
    expect(span(2 * 3_600_000 + 5 * 60_000, t)).toBe("2 小时 5 分");
    expect(span(3 * 86_400_000 + 4 * 3_600_000 + 59 * 60_000, t)).toBe("3 天 4 小时");
    expect(span(-1, t)).toBe("0 秒");
  });
});

describe("a countdown", () => {
  it("rounds up, so that it reads zero only when it is over", () => {
    expect(clock(1)).toBe("00:01");
    expect(clock(0)).toBe("00:00");
    expect(clock(-5_000)).toBe("00:00");
    expect(clock(600_000)).toBe("10:00");
    expect(clock(3_600_000 + 61_000)).toBe("1:01:01");
  });

  it("never grows as time passes", () => {
    const seconds = (text: string): number => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    fc.assert(fc.property(fc.nat(20_000_000), fc.nat(5_000), (left, passed) => seconds(clock(left - passed)) <= seconds(clock(left))));
  });
});

describe("times", () => {
  const now = Date.parse("2026-11-24T15:59:00Z");
  it("are in Beijing, whatever the machine's zone, and leave out what today says", () => {
    expect(moment(new Date("2026-11-24T02:05:00Z"), now)).toBe("10:05");
    expect(moment(new Date("2026-11-23T15:59:00Z"), now)).toBe("11-23 23:59");
    expect(moment(new Date("2025-12-31T16:00:00Z"), now)).toBe("01-01 00:00");
    expect(moment(new Date("2025-12-31T15:59:00Z"), now)).toBe("2025-12-31 23:59");
    expect(day(new Date("2026-11-24T16:00:00Z"))).toBe("11-25");
  });
});

it("shares are whole percents", () => {
  expect([percent(0), percent(0.914), percent(1)]).toEqual(["0%", "91%", "100%"]);
});
