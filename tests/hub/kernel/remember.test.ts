import { expect, it } from "vitest";
import { remembered } from "../../../main/hub/kernel/remember.ts";

it("computes a text once while it is among the latest, and again when it was forgotten", () => {
  const computed: string[] = [];
  const lengths = remembered((text) => {
    computed.push(text);
    return { length: text.length };
  }, 2);
  expect([lengths("a"), lengths("bb"), lengths("a")].map((one) => one.length)).toEqual([1, 2, 1]);
  expect(lengths("a")).toBe(lengths("a"));
  expect(computed).toEqual(["a", "bb"]);
  lengths("ccc");
  lengths("bb");
  lengths("a");
  expect(computed).toEqual(["a", "bb", "ccc", "a"]);
});
