import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGap, pagesShown } from "../../../renderer/ui/pages-shown.ts";

const drawn = (page: number, pages: number): string =>
  pagesShown(page, pages)
    .map((one) => (isGap(one) ? `…${one.to + 1}` : String(one + 1)))
    .join(" ");

describe("the pages that are offered of a list", () => {
  it("are all of a short one, and of a long one the ends, those around, and a way on by five", () => {
    expect(drawn(0, 1)).toBe("1");
    expect(drawn(0, 4)).toBe("1 2 3 4");
    expect(drawn(0, 20)).toBe("1 2 3 …6 20");
    expect(drawn(9, 20)).toBe("1 …5 8 9 10 11 12 …15 20");
    expect(drawn(19, 20)).toBe("1 …15 18 19 20");
  });

  it("rise, lie within the list, hold the page one is on, and skip no page without a gap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(), (pages, some) => {
        const page = some % pages;
        const shown = pagesShown(page, pages);
        const numbers = shown.filter((one) => !isGap(one));
        expect(numbers).toContain(page);
        expect([numbers[0], numbers.at(-1)]).toEqual([0, pages - 1]);
        for (const [place, one] of shown.entries()) {
          const next = shown[place + 1];
          if (isGap(one)) expect(one.to >= 0 && one.to < pages && one.to !== page).toBe(true);
          else if (next !== undefined && !isGap(next)) expect(next).toBe(one + 1);
        }
      }),
    );
  });
});
