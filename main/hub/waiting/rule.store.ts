/** Rules, the roster, and what was said to be dealt with. */
import { Roster, RuleBody } from "../contract/waiting.ts";
import { keepSetting, locks, type Store, settingHeld, settingOf, type Tx } from "../store/index.ts";
import { firstRoster } from "./roster.ts";

export interface RuleRow {
  id: string;
  revision: number;
  body: RuleBody;
}

/** All rules, in the order of coming; one that cannot be read any more is off. */
export async function allRules(from: Pick<Store | Tx, "rows">): Promise<RuleRow[]> {
  const rows = await from.rows<{ id: string; revision: number; body: unknown }>("SELECT id, revision, body FROM waiting_rule ORDER BY id");
  return rows.flatMap(({ id, revision, body }) => {
    const read = RuleBody.safeParse(body);
    return read.success ? [{ id, revision, body: read.data }] : [];
  });
}

/** Keeps a rule. */
export function keepRule(tx: Tx, { id, revision, body }: RuleRow): void {
  tx.run(
    `INSERT INTO waiting_rule (id, body, revision, updated_at, updated_by) VALUES ($1, $2::jsonb, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, revision = excluded.revision, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [id, body, revision, tx.at, tx.actor],
  );
}

/** Takes a rule away, with what was said of its things. */
export async function dropRule(tx: Tx, id: string): Promise<boolean> {
  tx.run("DELETE FROM waiting_excused WHERE rule_id = $1", [id]);
  return (await tx.count("DELETE FROM waiting_rule WHERE id = $1", [id])) > 0;
}

/** Whoever looks or changes what is looked for is alone, to the end of the write; taken before any row. */
export async function lockWaiting(tx: Tx): Promise<void> {
  await tx.rows("SELECT pg_advisory_xact_lock($1)", [locks.waiting]);
}

const ROSTER = "waiting.roster";
interface Kept {
  revision: number;
  roster: Roster;
}

/** The roster in force. */
export async function rosterOf(from: Pick<Store | Tx, "prisma">): Promise<Kept> {
  return readable(await settingOf<Kept>(from, ROSTER));
}

/** Keeps the roster where nobody saved since this revision; `null` where somebody did. @returns the new revision. */
export async function keepRoster(tx: Tx, of: Kept): Promise<number | null> {
  await lockWaiting(tx);
  if (readable(await settingHeld<Kept>(tx, ROSTER)).revision !== of.revision) return null;
  const revision = of.revision + 1;
  await keepSetting(tx, ROSTER, { revision, roster: of.roster });
  return revision;
}

function readable(kept: Kept | null): Kept {
  const roster = Roster.safeParse(kept?.roster);
  return { revision: kept?.revision ?? 0, roster: roster.success ? roster.data : firstRoster };
}

const SEEDED = "waiting.seeded";

/** Whether the first rules were laid in; from then on there are those that people keep. */
export async function firstTime(tx: Tx): Promise<boolean> {
  if ((await settingHeld(tx, SEEDED)) !== null) return false;
  await keepSetting(tx, SEEDED, true);
  return true;
}

const LOOKED = "waiting.looked";

/** When was looked last. */
export async function lookedAt(from: Pick<Store, "prisma">): Promise<Date | null> {
  const at = await settingOf<number>(from, LOOKED);
  return at === null ? null : new Date(at);
}

/** Notes that was looked now. */
export function noteLooked(tx: Tx): Promise<void> {
  return keepSetting(tx, LOOKED, tx.at.getTime());
}

/** What somebody said is dealt with counts no more for the rule. */
export function excuse(tx: Tx, of: { ruleId: string; ids: readonly string[]; reason: string }): void {
  tx.run(
    `INSERT INTO waiting_excused (rule_id, thing_id, at, by, reason) SELECT $1, id, $3, $4, $5 FROM unnest($2::text[]) AS thing(id) ON CONFLICT DO NOTHING`,
    [of.ruleId, of.ids, tx.at, tx.actor, of.reason],
  );
}
