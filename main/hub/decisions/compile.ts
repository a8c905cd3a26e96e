/** A policy made ready to run. */
import { ZenEngine } from "@gorules/zen-engine";
import type { PolicyBody } from "../contract/policies.ts";
import type { FactValue } from "./facts.ts";
import { tableOf } from "./table.ts";

export type PolicyOutcome = PolicyBody["rows"][number]["outcome"];
type PolicyRow = PolicyBody["rows"][number];

export interface CompiledPolicy {
  name: string;
  version: number;
  body: PolicyBody;
  /** The first row that matches, or `null`. One asynchronous call into the engine, no I/O. */
  match(facts: Readonly<Record<string, FactValue | null>>): Promise<PolicyRow | null>;
}

/** Compiles once; matching afterwards costs one evaluation. The body must have passed the check. */
export function compilePolicy(body: PolicyBody, version: number): CompiledPolicy {
  const decision = new ZenEngine().createDecision(tableOf(body));
  return {
    name: body.name,
    version,
    body,
    match: async (facts) => {
      const { result } = await decision.evaluate(facts);
      const place = (result as { place?: number } | null)?.place;
      return place === undefined ? null : (body.rows[place] ?? null);
    },
  };
}
