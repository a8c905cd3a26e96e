/** Looks for what waits and does what follows: one write, alone. What is to be told is kept in it and goes out after. */
import { type PersonStanding, peopleStanding, type Streams } from "../access/index.ts";
import { type AskedAlert, causesLost, dropWaiting, queueAlerts } from "../alerts/index.ts";
import type { WaitingState } from "../contract/lists.ts";
import { allShops } from "../ingest/index.ts";
import { newId } from "../kernel/ids.ts";
import type { Notifier } from "../notifiers/port.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { firstRules } from "./first-rules.ts";
import { groupLifecycle } from "./group.lifecycle.ts";
import { keepTurns, lastTurns, liveGroups, openGroups, recountGroups, solveGroups, type Turn } from "./group.store.ts";
import { onDutyAt, tellableAt, toldOnRung } from "./roster.ts";
import { allRules, firstTime, keepRule, lockWaiting, noteLooked, type RuleRow, rosterOf } from "./rule.store.ts";
import { type Found, type Group, type Step, stepsOf } from "./steps.ts";
import { foundBy } from "./waits.view.store.ts";
import { messageAbout } from "./words.ts";

/** What looking needs of the house. */
export interface WaitingDeps {
  store: Store;
  streams: Pick<Streams, "people">;
  notifierOf(kind: string): Notifier | undefined;
  /** Where people reach the console. */
  publicUrl(): string;
}

/** What comes back soon after it was solved is one alarm, not two: it is not told again within this. */
const GATHER_MS = 15 * 60_000;

/** What an alert about a group's turn is about. */
export const causeOf = (group: { id: string; turn: number }): string => `waiting:${group.id}:${group.turn}`;

/** Who cannot be asked now: removed, or away by his own word. */
export async function unavailableOf(
  from: Pick<Tx, "rows">,
  of: { now: number; streams: Pick<Streams, "people"> },
): Promise<{ gone: Set<string>; people: PersonStanding[] }> {
  const people = await peopleStanding(from, { ...of, all: true });
  const gone = people.filter(({ enabled, standing }) => !enabled || (standing.state === "away" && standing.why === "said"));
  return { gone: new Set(gone.map(({ id }) => id)), people };
}

/** Looks once. @returns how many groups were opened, told again or solved. */
export function lookForWaiting(deps: WaitingDeps): Promise<number> {
  return commit(deps.store, "system", async (tx) => {
    await lockWaiting(tx);
    if (await firstTime(tx)) for (const body of firstRules) keepRule(tx, { id: newId(tx.at.getTime()), revision: 1, body });
    const rules = (await allRules(tx)).filter(({ body }) => body.on);
    const found: Found[] = [];
    for (const { id, body } of rules) found.push(...(await foundBy(tx, { ruleId: id, body, now: tx.at })));
    const groups = await liveGroups(tx);
    const { roster } = await rosterOf(tx);
    const causes = new Map(groups.map((group) => [causeOf(group), group.id]));
    const lost = new Set([...(await causesLost(tx, [...causes.keys()]))].map((cause) => causes.get(cause) ?? ""));
    const bodies = new Map(rules.map(({ id, body }) => [id, body]));
    const steps = stepsOf({ found, groups, rules: bodies, lost, rungs: roster.next.length, now: tx.at });
    await noteLooked(tx);
    await write(tx, deps, { steps, rules });
    return steps.filter(({ does }) => does !== "recount").length;
  });
}

async function write(tx: Tx, deps: WaitingDeps, { steps, rules }: { steps: readonly Step[]; rules: readonly RuleRow[] }): Promise<void> {
  const opened = steps.flatMap((step) => (step.does === "open" ? [{ ...step.found, id: newId(tx.at.getTime()) }] : []));
  openGroups(tx, opened);
  recountGroups(
    tx,
    steps.flatMap((step) => (step.does === "recount" || step.does === "tell" ? [{ ...step.found, id: step.group.id }] : [])),
  );
  const solved = steps.flatMap((step) => (step.does === "solve" ? [step.group] : []));
  solveGroups(
    tx,
    solved.map(({ id }) => id),
  );
  await dropWaiting(tx, solved.map(causeOf));
  const turns = [
    ...opened.map((group): Told => ({ group: { ...group, turn: 0 }, found: group, state: "open", rung: 0, why: "first" })),
    ...steps.flatMap((step): Told[] => (step.does === "tell" ? [toldAs(step)] : [])),
  ];
  await tellTurns(tx, deps, { turns, rules });
  for (const { id } of solved) said(tx, { id, verb: "waiting.solved", state: "solved" });
}

interface Told {
  group: Pick<Group, "id" | "turn">;
  found: Found;
  state: WaitingState;
  rung: number;
  why: Parameters<typeof messageAbout>[0]["why"];
}

function toldAs({ group, found, rung, why }: Extract<Step, { does: "tell" }>): Told {
  const to: WaitingState = why === "rested" ? "open" : "escalated";
  // Handed on twice it stays so; the table says what else may not be.
  const step = groupLifecycle.step(group.state, to);
  return { group, found, rung, why, state: step.ok ? step.value : group.state };
}

async function tellTurns(tx: Tx, deps: WaitingDeps, { turns, rules }: { turns: readonly Told[]; rules: readonly RuleRow[] }): Promise<void> {
  if (turns.length === 0) return;
  const now = tx.at.getTime();
  const { roster } = await rosterOf(tx);
  const { gone } = await unavailableOf(tx, { now, streams: deps.streams });
  const shops = new Map((await allShops(deps.store)).map(({ id, name }) => [id, name]));
  const bodies = new Map(rules.map(({ id, body }) => [id, body]));
  const lastTold = await lastTurns(tx, new Date(now - GATHER_MS));
  const asked: AskedAlert[] = [];
  const kept: Turn[] = [];
  for (const { group, found, state, rung, why } of turns) {
    const rule = bodies.get(found.ruleId);
    if (!rule) continue;
    const turn = group.turn + 1;
    const people = toldOnRung(roster, { rung, at: now, shopId: found.shopId, unavailable: gone });
    const { title, lines, values } = messageAbout({ rule, found, shopName: shops.get(found.shopId) ?? found.shopId, why });
    const gathered = why === "first" ? Math.max(now, lastTold(found) + GATHER_MS) : now;
    const notBefore = new Date(rule.level === "urgent" ? gathered : tellableAt(roster, gathered));
    const notifierIds = rung > 0 && rule.nextNotifiers.length > 0 ? rule.nextNotifiers : rule.notifiers;
    const link = `${deps.publicUrl()}/waiting?group=${group.id}`;
    asked.push({ cause: causeOf({ id: group.id, turn }), notifierIds, people, level: rule.level, title, lines, link, values, notBefore });
    const actBy = rule.actMinutes === null || rung >= roster.next.length ? null : new Date(notBefore.getTime() + rule.actMinutes * 60_000);
    kept.push({ id: group.id, state, rung, turn, turnAt: notBefore, actBy, told: people, untold: null });
  }
  const untold = await queueAlerts(tx, deps.notifierOf, asked);
  keepTurns(
    tx,
    kept.map((one) => ({ ...one, untold: untold.get(causeOf(one)) ?? null })),
  );
  for (const { group, state, why } of turns) said(tx, { id: group.id, verb: why === "first" ? "waiting.opened" : `waiting.${why}`, state });
}

/** Who is on duty now, for any shop. */
export async function onDutyNow(deps: Pick<WaitingDeps, "store" | "streams">): Promise<string[]> {
  const now = deps.store.clock.now();
  const [{ roster }, { gone }] = await Promise.all([rosterOf(deps.store), unavailableOf(deps.store, { now, streams: deps.streams })]);
  return onDutyAt(roster, { at: now, shopId: null, unavailable: gone });
}

function said(tx: Tx, { id, verb, state }: { id: string; verb: string; state: WaitingState }): void {
  tx.journal({ verb, subject: "waiting_group", subjectId: id });
  tx.emit({ name: "waiting.changed", subjectId: id, data: { state } });
}
