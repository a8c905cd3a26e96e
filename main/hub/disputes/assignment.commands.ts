/** Cases are given to whoever is here for them, and taken back from whoever is gone for long. */
import { noteGone, type PersonStanding, peopleStanding, type Streams } from "../access/index.ts";
import type { AssignRules } from "../contract/assignment.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { type Given, lockGiving, rulesOf, turnsOf, writeGiven } from "./assignment.store.ts";
import { type CaseToGive, chooseForAll, type Taker, takerOf } from "./assignment.ts";
import { openByPerson } from "./case-lists.view.store.ts";
import { casesOfGone, casesToGive } from "./giving.view.store.ts";
import { callAgain } from "./notes.store.ts";
import type { Presence } from "./presence.ts";
import { moveUnsentOf } from "./unsent.store.ts";

/** What giving needs: whose console listens, who writes where, and which of these cases are settled enough to be a person's (`ready`). */
export interface GivingDeps {
  store: Store;
  streams: Pick<Streams, "people">;
  presence: Pick<Presence, "now">;
  ready(reader: Pick<Tx, "rows">, of: { ids: readonly string[]; now: number }): Promise<ReadonlySet<string>>;
}

/** People who may be given cases, as they stand by these rules. */
export async function takersNow(from: Pick<Tx, "rows">, of: { rules: AssignRules; people: readonly PersonStanding[] }): Promise<Taker[]> {
  const [loads, turns] = [await openByPerson(from), await turnsOf(from)];
  return of.people
    .filter(({ enabled }) => enabled)
    .map((person) =>
      takerOf(of.rules, person, {
        state: person.standing.state,
        off: person.standing.off,
        load: loads.get(person.id) ?? 0,
        givenAt: turns.get(person.id) ?? 0,
      }),
    );
}

/**
 * Gives what waits, and what whoever is gone for long has not begun, while it is switched on. One at a time gives: no case goes to two, and nobody
 * over his limit. Safe to repeat. @returns how many cases went.
 */
export async function giveWaiting(deps: GivingDeps): Promise<number> {
  if (!(await rulesOf(deps.store)).rules.on) return 0;
  return commit(deps.store, "system", async (tx) => {
    await lockGiving(tx);
    const { rules } = await rulesOf(tx);
    if (!rules.on) return 0;
    const people = await peopleStanding(tx, { now: tx.at.getTime(), streams: deps.streams, all: true });
    const gone = noteWhoIsGone(tx, { people, rules });
    const takers = await takersNow(tx, { rules, people });
    const back = await takeBack(tx, { deps, rules, gone, takers });
    const waiting = await casesToGive(tx);
    const ready = await deps.ready(tx, { ids: waiting.map(({ id }) => id), now: tx.at.getTime() });
    const fresh = await give(
      tx,
      waiting.filter(({ id }) => ready.has(id)).map((of) => ({ ...of, assigneeId: null })),
      { takers, removed: new Set() },
    );
    return back + fresh;
  });
}

interface Gone {
  removed: ReadonlySet<string>;
  long: readonly string[];
}

/** Whoever was removed, and whoever is away for longer than the rules say; since when is noted where it begins. */
function noteWhoIsGone(tx: Tx, { people, rules }: { people: readonly PersonStanding[]; rules: AssignRules }): Gone {
  const away = people.filter(({ enabled, standing }) => !enabled || standing.state === "away");
  noteGone(tx, {
    gone: away.filter(({ enabled, goneSince }) => enabled && goneSince === null).map(({ id }) => id),
    back: people.filter(({ goneSince, standing }) => goneSince !== null && standing.state !== "away").map(({ id }) => id),
  });
  const before = tx.at.getTime() - rules.awayMinutes * 60_000;
  return {
    removed: new Set(away.filter(({ enabled }) => !enabled).map(({ id }) => id)),
    long: away.filter(({ enabled, goneSince }) => !enabled || (goneSince !== null && goneSince.getTime() <= before)).map(({ id }) => id),
  };
}

async function takeBack(tx: Tx, of: { deps: GivingDeps; rules: AssignRules; gone: Gone; takers: readonly Taker[] }): Promise<number> {
  if (of.rules.takeBack === "never" || of.gone.long.length === 0) return 0;
  const found = await casesOfGone(tx, { people: of.gone.long, begun: of.rules.takeBack === "all" });
  const writing = new Set(of.deps.presence.now().flatMap(({ caseId, people }) => (people.some((one) => one.writing) ? [caseId] : [])));
  return give(
    tx,
    found.filter(({ id }) => !writing.has(id)),
    { takers: of.takers, removed: of.gone.removed },
  );
}

/** Each to who is chosen for it; where nobody fits it stays, but of whoever was removed it goes to the queue. */
async function give(
  tx: Tx,
  cases: readonly (CaseToGive & { assigneeId: string | null })[],
  { takers, removed }: { takers: readonly Taker[]; removed: ReadonlySet<string> },
): Promise<number> {
  const chosen = chooseForAll(cases, takers, tx.at.getTime());
  const from = new Map(cases.map(({ id, assigneeId }) => [id, assigneeId]));
  const given = chosen.flatMap(({ of: { id }, choice, load }): Going[] => {
    const was = from.get(id) ?? null;
    if (!("why" in choice)) return [{ id, from: was, to: choice.taker.id, why: { load, fitting: choice.fitting, equal: choice.equal } }];
    return was !== null && removed.has(was) ? [{ id, from: was, to: null, why: {} }] : [];
  });
  const went = await writeGiven(
    tx,
    given.map(({ id, from: was, to }): Given => ({ id, from: was, to })),
  );
  for (const one of given) if (went.has(one.id)) await tell(tx, one);
  return went.size;
}

/** What goes where, and out of how many it was chosen. */
type Going = Given & { why: { [name: string]: number } };

async function tell(tx: Tx, { id, from, to, why }: Going): Promise<void> {
  if (from !== null) await moveUnsentOf(tx, { caseId: id, from, to });
  tx.emit({ name: "case.assigned", subjectId: id, data: { assigneeId: to } });
  tx.journal({ verb: "case.given", subject: "case", subjectId: id, data: { operatorId: to, ...(from === null ? {} : { from }), ...why } });
  if (to !== null) callAgain(tx, { caseId: id, operatorIds: [to], kind: "given", by: "" });
}
