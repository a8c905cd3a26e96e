/** The policies in force, compiled once a version. */
import type { Store } from "../store/index.ts";
import { type CompiledPolicy, compilePolicy, type PolicyOutcome } from "./compile.ts";
import type { Facts } from "./facts.ts";
import { seedPolicies } from "./policies.commands.ts";
import { activeVersions, bodyOf, versionsAt } from "./policies.store.ts";

/** What the policies say about a case. `row` is `null` when none matched: then a person decides. */
export interface Verdict {
  policy: string;
  version: number;
  row: string | null;
  outcome: PolicyOutcome;
  reason: string;
  holdMinutes: number;
}

export interface PolicyEngine {
  /** Policies in force now; compiled only when a version is new. */
  active(): Promise<readonly CompiledPolicy[]>;
}

/**
 * Opens the policies of an installation; those brought along become version 1 at the first start and are the
 * supervisor's from then on.
 */
export async function openPolicies(store: Store, since?: number): Promise<PolicyEngine> {
  await seedPolicies(since === undefined ? store : { ...store, clock: { now: () => since } });
  return engineOf(store, () => activeVersions(store));
}

/** The same at a time that is over, by the store's clock: what was in force then decides. */
export function policiesOfThen(store: Store): PolicyEngine {
  return engineOf(store, () => versionsAt(store, new Date(store.clock.now())));
}

function engineOf(store: Store, inForce: () => Promise<{ name: string; version: number }[]>): PolicyEngine {
  const compiled = new Map<string, CompiledPolicy>();
  return {
    active: async () => {
      const wanted = await inForce();
      const current = await Promise.all(
        wanted.map(async (kept) => {
          const key = `${kept.name}@${kept.version}`;
          const ready = compiled.get(key) ?? compilePolicy(await bodyOf(store, kept), kept.version);
          compiled.set(key, ready);
          return ready;
        }),
      );
      const live = new Set(current.map((policy) => `${policy.name}@${policy.version}`));
      for (const key of compiled.keys()) if (!live.has(key)) compiled.delete(key);
      return current;
    },
  };
}

const care: Readonly<Record<PolicyOutcome, number>> = { grant: 0, agent: 1, supervisor: 2, risk: 3 };

/** The more careful of two tiers: risk before supervisor before agent before acting at once. */
export function moreCareful<Tier extends PolicyOutcome>(left: Tier, right: Tier): Tier {
  return care[right] > care[left] ? right : left;
}

/**
 * What the policies say together: each says its first matching row, the most careful word stands, by name where equal.
 * So a further policy can ask for more care, never for less. None matched → a person.
 */
export async function evaluate(policies: readonly CompiledPolicy[], facts: Facts): Promise<Verdict> {
  const matched = await Promise.all(policies.map(async (policy) => ({ policy, row: await policy.match(facts) })));
  let verdict: Verdict | null = null;
  for (const { policy, row } of matched) {
    if (!row || (verdict && care[row.outcome] <= care[verdict.outcome])) continue;
    verdict = { policy: policy.name, version: policy.version, row: row.id, outcome: row.outcome, reason: row.reason, holdMinutes: policy.body.holdMinutes };
  }
  const [first] = policies;
  return (
    verdict ?? {
      policy: first?.name ?? "none",
      version: first?.version ?? 0,
      row: null,
      outcome: "agent",
      reason: "您的问题已转给客服，会尽快答复您。",
      holdMinutes: 0,
    }
  );
}
