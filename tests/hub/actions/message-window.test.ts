import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openShop } from "../../../main/demo/wechat/shop.ts";
import { allow, send } from "../../../main/demo/wechat/talk.ts";
import { fitsWindow, leftOf, messagesIn, type Sent, type Talk } from "../../../main/hub/actions/message-window.ts";
import { testClock } from "../../support/store.ts";

const HOUR = 3_600_000;
const window = { wrote: { most: 5, ms: 48 * HOUR }, entered: { most: 2, ms: 60_000 } };
const START = Date.UTC(2026, 10, 20, 2);
const at = (ms: number) => new Date(START + ms);
const talk = (more: Partial<Talk> = {}): Talk => ({ wroteAt: at(0), enteredAt: null, shutAt: null, sent: [], ...more });
const sent = (...minutes: number[]): Sent[] => minutes.map((minute) => ({ at: at(minute * 60_000), messages: 1 }));

describe("what a buyer's deed still allows", () => {
  it("is counted from what went out since, and ends with its time", () => {
    expect(leftOf(window, talk({ sent: sent(-5, 1, 2) }), START + HOUR)).toEqual({ left: 3, most: 5, until: at(48 * HOUR), why: null });
    expect(leftOf(window, talk(), START + 48 * HOUR)).toMatchObject({ left: 0, why: "late" });
    expect(leftOf(window, talk({ sent: sent(1, 2, 3, 4, 5) }), START + HOUR)).toMatchObject({ left: 0, why: "spent" });
    expect(leftOf(window, talk({ wroteAt: null }), START)).toMatchObject({ left: 0, why: "silent" });
  });

  it("is less by what is on its way, whose end nobody knows yet", () => {
    expect(leftOf(window, talk({ sent: [{ at: null, messages: 3 }] }), START + HOUR).left).toBe(2);
  });

  it("is nothing once the channel has said so, until he does something again", () => {
    expect(leftOf(window, talk({ shutAt: at(0) }), START + HOUR)).toMatchObject({ left: 0, why: "spent" });
    expect(leftOf(window, talk({ shutAt: at(0), wroteAt: at(1_000) }), START + HOUR).left).toBe(5);
  });

  it("counts the words and each picture, and says how many go out before anything is held", () => {
    expect(messagesIn({ text: "看图", pictures: [1, 2] })).toBe(3);
    expect(messagesIn({ text: " ", pictures: [1] })).toBe(1);
    const left = leftOf(window, talk({ sent: sent(1, 2, 3) }), START + HOUR);
    expect(fitsWindow(left, 2)).toMatchObject({ ok: true });
    expect(fitsWindow(left, 3)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("只能再发 2 条") } });
  });

  it("is what the platform itself would still take, whatever order words, visits and answers come in", () => {
    const step = fc.record({ does: fc.constantFrom("writes", "enters", "answer", "answer", "answer"), after: fc.integer({ min: 1, max: 200 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(1_000, 60_000, 1_200_000), (steps, unit) => {
        const clock = testClock(START);
        const shop = openShop({ appId: "", appSecret: "", pushToken: "", encodingAesKey: "" }, clock);
        const known: Talk & { sent: Sent[] } = { wroteAt: null, enteredAt: null, shutAt: null, sent: [] };
        allow(shop, "b", "wrote");
        known.wroteAt = new Date(clock.now());
        for (const { does, after } of steps) {
          clock.advance(after * unit);
          const now = new Date(clock.now());
          if (does === "answer") {
            const { left } = leftOf(window, known, clock.now());
            const answer = send(shop, { touser: "b", msgtype: "text", text: { content: "在的" } });
            expect(answer.errcode === 0).toBe(left > 0);
            if (answer.errcode === 0) known.sent.push({ at: now, messages: 1 });
          } else {
            allow(shop, "b", does === "writes" ? "wrote" : "entered");
            known[does === "writes" ? "wroteAt" : "enteredAt"] = now;
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
