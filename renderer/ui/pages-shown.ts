/** Which pages of a long list are offered. Pure, so that it can be tested. */

/** Pages that are left out; a press goes on by some of them. */
interface Gap {
  key: string;
  to: number;
}

/** Beside the page one is on. */
const AROUND = 2;
const JUMP = 5;

export function isGap(one: number | Gap): one is Gap {
  return typeof one !== "number";
}

/** The first, the last, and those around the page one is on, all counted from 0; a gap stands where some are left out, never for a single one. */
export function pagesShown(page: number, pages: number): (number | Gap)[] {
  const last = pages - 1;
  const from = page - AROUND <= 2 ? 0 : page - AROUND;
  const to = page + AROUND >= last - 2 ? last : page + AROUND;
  const around = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return [
    ...(from > 0 ? [0, { key: "before", to: Math.max(0, page - JUMP) }] : []),
    ...around,
    ...(to < last ? [{ key: "after", to: Math.min(last, page + JUMP) }, last] : []),
  ];
}
