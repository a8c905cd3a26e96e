import { describe, expect, it } from "vitest";
import { hasMoved, steady } from "../../../../renderer/widgets/case-list/steady.ts";

const row = (id: string, words = ""): { id: string; words: string } => ({ id, words });

describe("a list under the pointer", () => {
  it("keeps its order and its rows while what they say is renewed", () => {
    const kept = [row("a"), row("b"), row("c")];
    const fresh = [row("new"), row("c", "now held"), row("a")];
    expect(steady(kept, fresh)).toEqual([row("a"), row("b"), row("c", "now held")]);
  });

  it("has changed when a row came, left or moved, and not when only its words did", () => {
    expect(hasMoved([row("a"), row("b")], [row("a", "x"), row("b")])).toBe(false);
    expect(hasMoved([row("a"), row("b")], [row("b"), row("a")])).toBe(true);
    expect(hasMoved([row("a")], [row("a"), row("b")])).toBe(true);
    expect(hasMoved([row("a"), row("b")], [row("a")])).toBe(true);
  });
});
