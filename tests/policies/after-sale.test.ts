import { describe, expect, test } from "vitest";
import { type FindingKind, findingFact, findingKinds } from "../../main/hub/contract/words.ts";
import { checkPolicy } from "../../main/hub/decisions/check.ts";
import { compilePolicy } from "../../main/hub/decisions/compile.ts";
import { builtInPolicies } from "../../main/hub/decisions/policies.commands.ts";

const policies = await builtInPolicies();

/** What a finding holds up until somebody looked: refunds without goods, whatever pays, whatever is granted at all, and so on. */
type Stops = "refund_only" | "refunds" | "everything" | "requests" | "return_requests" | "inspected" | "nothing";
const stops: Readonly<Record<FindingKind, Stops>> = {
  stalled: "nothing",
  shipped_not_outbound: "return_requests",
  wrong_item: "nothing",
  signed_by_other: "nothing",
  shipped_after_closed: "refunds",
  completed_and_closed: "refunds",
  completed_but_returning: "return_requests",
  missing_item: "nothing",
  extra_item: "nothing",
  paid_after_closed: "refunds",
  shipped_unpaid: "refunds",
  amounts_differ: "refunds",
  overpaid: "refunds",
  refunded_over_paid: "everything",
  paid_lowered: "refunds",
  times_contradict: "refund_only",
  no_lines: "everything",
  repeated_line: "everything",
  older_parcel: "refund_only",
  delivered_again: "refund_only",
  shared_waybill: "refund_only",
  return_under_outbound: "inspected",
  return_number_differs: "inspected",
  receipt_differs: "requests",
  late_delivery: "nothing",
  scan_in_future: "refund_only",
};
type Moment = "refund_only" | "return_request" | "return_inspected";
const stopped: Readonly<Record<Stops, readonly Moment[]>> = {
  refund_only: ["refund_only"],
  refunds: ["refund_only", "return_inspected"],
  everything: ["refund_only", "return_request", "return_inspected"],
  requests: ["refund_only", "return_request"],
  return_requests: ["return_request"],
  inspected: ["return_inspected"],
  nothing: [],
};

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

  test.each(findingKinds)("lets nothing be settled by itself that %s speaks against, and holds up nothing else", async (kind) => {
    const fact = findingFact(kind);
    const { match } = compilePolicy(body, 0);
    for (const { name, facts } of granted.filter((example) => example.facts[fact] !== true)) {
      const moment: Moment = facts.kind === "refund_only" ? "refund_only" : facts.stage === "inspected" ? "return_inspected" : "return_request";
      const row = await match({ ...facts, [fact]: true });
      expect(row?.outcome !== "grant", `${name}: ${row?.id}`).toBe(stopped[stops[kind]].includes(moment));
    }
    const moments = new Set(granted.map(({ facts }) => `${facts.kind} ${facts.stage}`));
    expect(moments).toEqual(new Set(["refund_only request", "return_refund request", "return_refund inspected"]));
  });

  test("tells no buyer what the record contradicts itself in", () => {
    for (const row of body.rows) expect(row.reason).not.toMatch(/对不上|矛盾|重复|没有出库|填错|多收|别的包裹/);
  });
});
