/** How people want the console, and what they have seen. */
import { Settings, type SettingsChange } from "../contract/settings.ts";
import { isSame } from "../kernel/same.ts";
import type { Store, Tx } from "../store/index.ts";

/** Marks of one person that are kept; which tours he has left are kept besides. */
const KEPT_MARKS = 500;

/** A person's settings; whoever never chose has those that hold for everybody. */
export async function settingsOf(store: Store, operatorId: string): Promise<{ settings: Settings; before: Settings | null }> {
  const row = await store.prisma.personSettings.findUnique({ where: { operatorId }, select: { chosen: true, before: true } });
  return { settings: Settings.parse(row?.chosen ?? {}), before: row?.before ? Settings.parse(row.before) : null };
}

/** Keeps what was chosen, and what was before; two windows that change at once wait for each other. What holds already is no change, and nothing to take back. */
export async function chooseSettings(tx: Tx, operatorId: string, change: SettingsChange): Promise<Settings> {
  const chosen = await chosenHeld(tx, operatorId);
  const next = { ...chosen, ...change };
  if (isSame(next, chosen)) return Settings.parse(chosen);
  await keep(tx, operatorId, { chosen: next, before: chosen });
  return Settings.parse(next);
}

/** What was before the last change holds again, and what holds now can be had again; `null` where nothing was changed. */
export async function takeSettingsBack(tx: Tx, operatorId: string): Promise<Settings | null> {
  const chosen = await chosenHeld(tx, operatorId);
  const row = await tx.prisma.personSettings.findUnique({ where: { operatorId }, select: { before: true } });
  if (!row?.before) return null;
  const before = row.before as SettingsChange;
  await keep(tx, operatorId, { chosen: before, before: chosen });
  return Settings.parse(before);
}

/** What a person has seen, the newest first. */
export async function marksOf(store: Store, operatorId: string): Promise<string[]> {
  const rows = await store.prisma.personMark.findMany({ where: { operatorId }, select: { mark: true }, orderBy: { at: "desc" } });
  return rows.map(({ mark }) => mark);
}

/** Keeps that a person has seen this; what he saw longest ago is forgotten. @returns how much of it is new. */
export async function keepMarks(tx: Tx, operatorId: string, marks: readonly string[]): Promise<number> {
  const { count } = await tx.prisma.personMark.createMany({ data: marks.map((mark) => ({ operatorId, mark, at: tx.at })), skipDuplicates: true });
  if (count > 0)
    await tx.count(
      `DELETE FROM person_mark WHERE operator_id = $1 AND mark IN
         (SELECT mark FROM person_mark WHERE operator_id = $1 AND mark NOT LIKE 'tour:%' ORDER BY at DESC, mark OFFSET $2)`,
      [operatorId, KEPT_MARKS],
    );
  return count;
}

async function chosenHeld(tx: Tx, operatorId: string): Promise<SettingsChange> {
  await tx.count("INSERT INTO person_settings (operator_id, chosen, changed_at) VALUES ($1, '{}', $2) ON CONFLICT DO NOTHING", [operatorId, tx.at]);
  const [row] = await tx.rows<{ chosen: SettingsChange }>("SELECT chosen FROM person_settings WHERE operator_id = $1 FOR UPDATE", [operatorId]);
  return row?.chosen ?? {};
}

async function keep(tx: Tx, operatorId: string, { chosen, before }: { chosen: SettingsChange; before: SettingsChange }): Promise<void> {
  await tx.prisma.personSettings.update({ where: { operatorId }, data: { chosen, before, changedAt: tx.at } });
}
