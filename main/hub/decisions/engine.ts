/** The policies in force, compiled once a version. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PolicyBody } from "../contract/index.ts";
import { commit, type Store } from "../store/index.ts";
import { checkPolicy } from "./check.ts";
import { type CompiledPolicy, compilePolicy, type PolicyOutcome } from "./compile.ts";
import type { Facts } from "./facts.ts";
import { activeVersions, bodyOf, keepVersion } from "./policies.store.ts";

const FOLDER = fileURLToPath(new URL("./policies", import.meta.url));

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

/** Policies that the program brings along, by file. @throws when one does not hold its own examples: a fault of the build. */
export async function builtInPolicies(folder: string = FOLDER): Promise<PolicyBody[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".policy.json"));
  return Promise.all(
    files.sort().map(async (file) => {
      const body = PolicyBody.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
      const { faults } = await checkPolicy(body);
      const [first] = faults;
      if (first) throw new Error(`${file}: row ${first.row ?? "-"}, column ${first.column ?? "-"}: ${first.sentence}`);
      return body;
    }),
  );
}

/**
 * Opens the policies of an installation; those brought along become version 1 at the first start and are the
 * supervisor's from then on.
 */
export async function openPolicies(store: Store): Promise<PolicyEngine> {
  const known = new Set((await activeVersions(store)).map((kept) => kept.name));
  const fresh = (await builtInPolicies()).filter((body) => !known.has(body.name));
  if (fresh.length > 0) {
    await commit(store, "system", async (tx) => {
      for (const body of fresh) {
        const version = await keepVersion(tx, body);
        tx.emit({ name: "policy.published", subjectId: body.name, data: { version } });
        tx.journal({ verb: "policy.seeded", subject: "policy", subjectId: body.name, data: { version } });
      }
    });
  }
  const compiled = new Map<string, CompiledPolicy>();
  return {
    active: async () => {
      const wanted = await activeVersions(store);
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
