/** A dispute class is held against what the buyer was heard to want. */
import { describe, expect, it } from "vitest";
import { heardClass as held } from "../../../agents/triage/wants/index.ts";
import type { HeardWant, Want } from "../../../main/hub/contract/words.ts";

const known = ["invoice", "damaged", "spoiled", "fake_shipment", "cancel_before_shipment", "refused_parcel"];
const heardClass = (guessed: { label: string; confidence: number }, wants: HeardWant[]): { label: string; confidence: number } => held(guessed, wants, known);
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
    expect(heardClass(guess("spoiled"), [heard("contact", 0.9)]).confidence).toBeLessThan(0.6);
    expect(heardClass(guess("invoice"), [heard("invoice", 0.9)]).confidence).toBeGreaterThan(0.9);
  });

  it("a class a trainer added is left alone where a dispute may be", () => {
    expect(heardClass(guess("gift_card_dispute"), [heard("coupon_get", 0.8)])).toEqual(guess("gift_card_dispute"));
  });

  it("a want that is one class names it where the model was silent, if the shop has that class", () => {
    const silent = { label: "none", confidence: 0 };
    expect(heardClass(silent, [heard("refuse_parcel", 0.95)])).toEqual({ label: "refused_parcel", confidence: expect.closeTo(0.855) });
    expect(held(silent, [heard("refuse_parcel", 0.95)], ["invoice"])).toEqual(silent);
    expect(heardClass(silent, [heard("refuse_parcel", 0.5)])).toEqual(silent);
  });
});
