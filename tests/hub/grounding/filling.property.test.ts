import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everySlot, openSlots, promiseSlots } from "../../../main/hub/contract/given.ts";
import { fillingOf, fillKnown } from "../../../main/hub/grounding/index.ts";

const names = [...everySlot];
const value = fc.stringMatching(/^[一-龥0-9A-Za-z ]{1,12}[。，]?$/).filter((text) => text.trim().replace(/[。，]/g, "") !== "");
const words = fc.stringMatching(/^[一-龥，。 ]{0,8}$/);
const known = fc.dictionary(fc.constantFrom(...names), value);
const written = fc
  .array(
    fc.oneof(
      words,
      fc.constantFrom(...names).map((name) => `{${name}}`),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("filling", () => {
  it("leaves no slot that is known, names each that is not, and says nothing that is neither written nor known", () => {
    fc.assert(
      fc.property(written, known, (text, filling) => {
        const { text: said, gaps } = fillKnown(text, filling);
        // What is open is exactly what nothing is known for, and is named.
        expect(openSlots(said).sort()).toEqual([...gaps].sort());
        for (const name of gaps) expect(filling[name]).toBeUndefined();
        // Taking out what was written and what is known leaves nothing.
        const parts = [...Object.values(filling).map((one) => one.trim().replace(/[。，；！,.]+$/, "")), ...gaps.map((name) => `{${name}}`)];
        let rest = said;
        for (const part of parts.sort((left, right) => right.length - left.length)) if (part !== "") rest = rest.replaceAll(part, "\u0000");
        const own = new Set([...text.replace(/\{[^{}]*\}/g, ""), ...Object.values(filling).join(""), "\u0000"]);
        expect([...rest].filter((sign) => !own.has(sign))).toEqual([]);
      }),
    );
  });

  it("knows only what the record holds, in the language that is spoken", () => {
    fc.assert(
      fc.property(known, known, fc.constantFrom("zh" as const, "en" as const), (slots, english, language) => {
        const promises = [
          { id: "urge_carrier", text: "我来催快递。" },
          { id: "platform_in", text: "平台已介入。" },
        ];
        const filling = fillingOf({ slots, english, promises }, language);
        const said = language === "en" ? Object.values(english) : [...Object.values(slots), promises[0]?.text];
        for (const text of Object.values(filling)) expect(said).toContain(text);
        expect(filling[promiseSlots.ask_warehouse]).toBe(language === "en" ? english[promiseSlots.ask_warehouse] : slots[promiseSlots.ask_warehouse]);
      }),
    );
  });
});
