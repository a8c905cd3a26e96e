/** A dispute class is held against what the buyer was heard to want. */
import { describe, expect, it } from "vitest";
import { heardClass } from "../../../agents/triage/wants/index.ts";
import type { HeardWant, Want } from "../../../main/hub/contract/words.ts";

const heard = (want: Want, confidence: number, mood: HeardWant["mood"] = "asks"): HeardWant => ({ want, mood, confidence });
const guess = (label: string, confidence = 0.97): { label: string; confidence: number } => ({ label, confidence });

describe("the class of what was heard", () => {
  it.each(["withdraw", "restore_order", "cancelled_why", "thanks", "person", "product_question", "order_note"] as const)(
    "%s disputes nothing, whatever words stand around it",
    (want) => {
      expect(heardClass(guess("cancel_before_shipment"), [heard(want, 0.9)]).label).toBe("none");
      expect(heardClass(guess("fake_shipment"), [heard(want, 0.9)]).label).toBe("none");
    },
  );

  it("a complaint beside it keeps its class", () => {
    expect(heardClass(guess("damaged"), [heard("person", 0.9), heard("goods_bad", 0.8, "complains")]).label).toBe("damaged");
  });

  it("a class that nothing heard speaks for is told as a guess", () => {
    expect(heardClass(guess("spoiled"), [heard("invoice", 0.9)]).confidence).toBeLessThan(0.6);
    expect(heardClass(guess("invoice"), [heard("invoice", 0.9)]).confidence).toBeGreaterThan(0.9);
  });

  it("a class a trainer added is left alone where a dispute may be", () => {
    expect(heardClass(guess("gift_card_dispute"), [heard("coupon_get", 0.8)])).toEqual(guess("gift_card_dispute"));
  });
});
