/** The rules by which findings open cases: one setting with a revision. */
import { FoundRule } from "../contract/found-cases.ts";
import { type FindingKind, findingKinds } from "../contract/words.ts";
import { keepSetting, locks, type Store, settingOf, type Tx } from "../store/index.ts";
import { firstFoundRules, MOST_AN_HOUR } from "./found-rules.ts";

const KEY = "disputes.found_rules";

/** A rule, and since when it holds (ms): what was found before is left alone; 0 = also what was found before. */
export type KeptFoundRule = FoundRule & { since: number };

export interface FoundRules {
  revision: number;
  mostAnHour: number;
  rules: Readonly<Record<FindingKind, KeptFoundRule>>;
}

interface Kept {
  revision: number;
  mostAnHour: number;
  rules: { [kind: string]: unknown };
}

/** The rules in force; before the first look those a house begins with, of which none holds yet. */
export async function foundRules(from: Pick<Store | Tx, "prisma">, now: number): Promise<FoundRules> {
  return readable(await settingOf<Kept>(from, KEY), now);
}

/** The same, under the lock of whoever opens cases. From the first time on they hold: what was found before then is left alone. */
export async function foundRulesHeld(tx: Tx): Promise<FoundRules> {
  const kept = await settingOf<Kept>(tx, KEY);
  const rules = readable(kept, tx.at.getTime());
  // Also where a kind of finding is new: its rule holds from now on.
  if (kept === null || findingKinds.some((kind) => kept.rules[kind] === undefined)) await keepFoundRules(tx, rules);
  return rules;
}

/** Keeps rules. */
export async function keepFoundRules(tx: Tx, { revision, mostAnHour, rules }: FoundRules): Promise<void> {
  await keepSetting(tx, KEY, { revision, mostAnHour, rules: { ...rules } });
}

/** Whoever opens cases for findings, or changes by which rules, is alone to the end of the write; taken before any row. */
export async function lockFound(tx: Tx): Promise<void> {
  await tx.rows("SELECT pg_advisory_xact_lock($1)", [locks.findingCases]);
}

/** A rule that cannot be read any more is off; a kind that has none yet begins now with the first one. */
function readable(kept: Kept | null, now: number): FoundRules {
  const ruleOf = (kind: FindingKind): KeptFoundRule => {
    const told = kept?.rules[kind];
    if (told === undefined) return { ...firstFoundRules[kind], since: now };
    const read = FoundRule.safeParse(told);
    const since = Number((told as { since?: unknown }).since);
    return read.success ? { ...read.data, since: Number.isFinite(since) ? since : now } : { ...firstFoundRules[kind], on: false, since: now };
  };
  return {
    revision: kept?.revision ?? 0,
    mostAnHour: kept?.mostAnHour ?? MOST_AN_HOUR,
    rules: Object.fromEntries(findingKinds.map((kind) => [kind, ruleOf(kind)])) as Record<FindingKind, KeptFoundRule>,
  };
}
