/** How long a guess at a password takes tells nothing. */
import { describe, expect, test } from "vitest";
import { hashPassword, isPassword } from "../../../main/hub/access/passwords.ts";

describe("guessing", () => {
  test("costs the same work whether somebody has the name or not, and never matches nobody's", async () => {
    const kept = await hashPassword("梧桐-quartz-71 river");
    const least = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
    // A proportion, and the least of several turns: what else the machine does hardly counts. Without the work it would be a hundredth.
    for (let turn = 0; turn < 8; turn += 1) {
      for (const who of ["known", "unknown"] as const) {
        const since = performance.now();
        expect(await isPassword("not this one", who === "known" ? kept : null)).toBe(false);
        least[who] = Math.min(least[who], performance.now() - since);
      }
    }
    expect(least.unknown).toBeGreaterThan(least.known / 3);
    expect(least.known).toBeGreaterThan(least.unknown / 3);
    expect(await isPassword("nobody's", null)).toBe(false);
  });
});
