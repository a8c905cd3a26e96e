import { describe, expect, test } from "vitest";
import { checkPolicy } from "../../main/hub/decisions/check.ts";
import { builtInPolicies } from "../../main/hub/decisions/policies.commands.ts";

const policies = await builtInPolicies();

describe.each(policies.map((body) => [body.name, body] as const))("the policy %s", (_name, body) => {
  test("holds its own examples and has no row that can never be reached", async () => {
    const { faults, examples } = await checkPolicy(body);
    expect(faults).toEqual([]);
    expect(examples.length).toBeGreaterThanOrEqual(15);
    expect(examples.every((example) => example.passed)).toBe(true);
  });

  test("has an example for every row", () => {
    const shown = new Set(body.examples.map((example) => example.expect.row));
    expect(body.rows.map((row) => row.id).filter((id) => !shown.has(id))).toEqual([]);
  });

  test("never grants above 200 yuan, nor to whom the account or the class speaks against", () => {
    for (const example of body.examples.filter((each) => each.expect.outcome === "grant")) {
      expect(example.facts.amountYuan).toBeLessThanOrEqual(200);
      expect(example.facts.riskLevel).not.toBe("high");
      expect(example.facts.returnRequests30d).toBeLessThan(5);
    }
  });
});
