import { describe, expect, it } from "vitest";
import { growth } from "./growth.ts";

const texts = { shorter: "x".repeat(2_000), longer: "x".repeat(12_000), below: 18 };

/** Looks at each sign, and at each sign again as often as `again` says. */
function look(text: string, again: (length: number) => number): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) for (let other = again(text.length); other > 0; other -= 1) sum += text.charCodeAt((at + other) % text.length);
  return sum;
}

describe("the growth of work", () => {
  it("is that of the text where each sign is looked at so many times", () => {
    expect(growth((text) => look(text, () => 20), texts)).toBeLessThan(texts.below);
  });

  it("is its square where each sign is held against each other", () => {
    expect(growth((text) => look(text, (length) => length / 4), texts)).toBeGreaterThan(texts.below);
  });
});
