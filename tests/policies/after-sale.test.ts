import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type FindingKind, findingFact, findingKinds } from "../../main/hub/contract/words.ts";
import { checkPolicy } from "../../main/hub/decisions/check.ts";
import { compilePolicy } from "../../main/hub/decisions/compile.ts";
import { builtInPolicies } from "../../main/hub/decisions/policies.commands.ts";

const policies = await builtInPolicies();

const guide = readFileSync(join(import.meta.dirname, "../../docs/policy.md"), "utf8");
type Moment = "refund_only" | "return_request" | "return_inspected";

/** Who looks first where a finding is open, as the guide to policies says: nobody at a moment where it holds up nothing or is granted for. */
function toldOf(kind: FindingKind): Record<Moment, string> {
  const row = guide.split("\n").find((line) => line.startsWith(`| \`${findingFact(kind)}\``));
  const [refund, request, inspected] = (row ?? "")
    .split("|")
    .slice(3, 6)
    .map((cell) => cell.trim());
  const said = (cell = ""): string => (cell === "–" || cell === "granted for it" ? "grant" : cell);
  return { refund_only: said(refund), return_request: said(request), return_inspected: said(inspected) };
}

describe.each(policies.map((body) => [body.name, body] as const))("the policy %s", (_name, body) => {
  const granted = body.examples.filter((example) => example.expect.outcome === "grant");

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
    for (const example of granted) {
      expect(example.facts.amountYuan).toBeLessThanOrEqual(200);
      expect(example.facts.riskLevel).not.toBe("high");
      expect(example.facts.returnRequests30d).toBeLessThan(5);
    }
  });

  test.each(findingKinds)("lets nothing be settled by itself that %s speaks against, and holds up nothing else, as the guide says", async (kind) => {
    const fact = findingFact(kind);
    const { match } = compilePolicy(body, 0);
    for (const { name, facts } of granted.filter((example) => example.facts[fact] !== true)) {
      const moment: Moment = facts.kind === "refund_only" ? "refund_only" : facts.stage === "inspected" ? "return_inspected" : "return_request";
      const row = await match({ ...facts, [fact]: true });
      expect(row?.outcome, `${name}: ${row?.id}`).toBe(toldOf(kind)[moment]);
    }
    const moments = new Set(granted.map(({ facts }) => `${facts.kind} ${facts.stage}`));
    expect(moments).toEqual(new Set(["refund_only request", "return_refund request", "return_refund inspected"]));
  });

  test("tells no buyer what the record contradicts itself in", () => {
    for (const row of body.rows) expect(row.reason).not.toMatch(/对不上|矛盾|重复|没有出库|填错|多收|别的包裹/);
  });
});
