/** The board as screens see it. */
import type { InferSchemaOutput } from "@orpc/contract";
import { alertsAbout } from "../alerts/index.ts";
import type { Contract } from "../contract/index.ts";
import { verbTold } from "../contract/journal-words.ts";
import type { AlertProblem } from "../contract/lists.ts";
import { allShops } from "../ingest/index.ts";
import type { Said } from "../kernel/said.ts";
import { beijingMidnight } from "../kernel/time.ts";
import type { Store } from "../store/index.ts";
import { type GroupRow, groupById, liveGroups, solvedSince } from "./group.store.ts";
import { causeOf, onDutyNow, type WaitingDeps } from "./look.commands.ts";
import { allRules, lookedAt, type RuleRow } from "./rule.store.ts";
import { stepsTaken } from "./steps-taken.view.store.ts";
import { thingsNamed, thingsOf } from "./waits.view.store.ts";
import { causeTold } from "./words.ts";

type Board = InferSchemaOutput<NonNullable<Contract["waiting"]["board"]["~orpc"]["outputSchema"]>>;
type Page = InferSchemaOutput<NonNullable<Contract["waiting"]["group"]["~orpc"]["outputSchema"]>>;
type View = Board["groups"][number];

export interface BoardDeps extends WaitingDeps {
  names(): Promise<ReadonlyMap<string, string>>;
  problemTold: Readonly<Record<AlertProblem, Said>>;
}

/** Things of a group that are listed; there may be more, the count tells. */
const LISTED = 100;

/** What waits now, and what was solved today. */
export async function boardOf(deps: BoardDeps): Promise<Board> {
  const { store } = deps;
  const [groups, solved, rules, names, looked, onDuty] = await Promise.all([
    liveGroups(store),
    solvedSince(store, beijingMidnight(store.clock.now())),
    allRules(store),
    deps.names(),
    lookedAt(store),
    onDutyNow(deps),
  ]);
  const view = await viewer(store, { rules, names, live: groups });
  return {
    groups: groups.map(view),
    solved: solved.map(view),
    lookedAt: looked,
    onDuty: onDuty.map((id) => ({ id, name: names.get(id) ?? id })),
    rules: rules.filter(({ body }) => body.on).length,
  };
}

/** One group with all about it; `null` where there is none. */
export async function groupPage(deps: BoardDeps, id: string): Promise<Page | null> {
  const { store } = deps;
  const [group, rules, names] = await Promise.all([groupById(store, id), allRules(store), deps.names()]);
  if (!group) return null;
  const view = await viewer(store, { rules, names, live: [group] });
  const rule = rules.find((one) => one.id === group.ruleId);
  const causes = Array.from({ length: group.turn }, (_, turn) => causeOf({ id, turn: turn + 1 }));
  const [steps, told] = await Promise.all([stepsTaken(store, id), alertsAbout(store, causes)]);
  return {
    group: view(group),
    items: rule && group.solvedAt === null ? await itemsOf(store, { group, rule }) : [],
    steps: steps.map(({ at, verb, actor }) => ({ at, verb, who: names.get(actor.replace(/^operator:/, "")) ?? "", ...verbTold(verb) })),
    told: told.map(({ at, notifierName, operatorId, state, problem, detail }) => ({
      at,
      notifierName,
      personName: operatorId === null ? null : (names.get(operatorId) ?? operatorId),
      state,
      problem: problem === null ? null : { code: problem, ...deps.problemTold[problem], detail },
    })),
  };
}

async function itemsOf(store: Store, { group, rule }: { group: GroupRow; rule: RuleRow }): Promise<Page["items"]> {
  const { shopId, cause } = group;
  const things = await thingsOf(store, { ruleId: rule.id, body: rule.body, now: new Date(store.clock.now()), shopId, cause, most: LISTED });
  const named = await thingsNamed(
    store,
    rule.body.kind,
    things.map(({ id }) => id),
  );
  const place = rule.body.kind === "case_deadline" ? "cases" : "orders";
  return things.flatMap(({ id, at }) => {
    const thing = named.get(id);
    return thing ? [{ id, at, number: thing.number, what: thing.what, path: `/${place}/${thing.leadsTo}` }] : [];
  });
}

/** Of groups whose newest messages all came to nothing, or of which nobody knows, which it is. */
async function lostOf(store: Store, live: readonly GroupRow[]): Promise<ReadonlyMap<string, "failed" | "unknown">> {
  const about = await alertsAbout(store, live.map(causeOf));
  const lost = new Map<string, "failed" | "unknown">();
  for (const [cause, rows] of Map.groupBy(about, (one) => one.cause)) {
    if (rows.every(({ state }) => state === "failed" || state === "undelivered")) lost.set(cause, "failed");
    else if (rows.every(({ state }) => state === "failed" || state === "undelivered" || state === "unknown")) lost.set(cause, "unknown");
  }
  return lost;
}

interface Viewed {
  rules: readonly RuleRow[];
  names: ReadonlyMap<string, string>;
  live: readonly GroupRow[];
}

async function viewer(store: Store, { rules, names, live }: Viewed): Promise<(row: GroupRow) => View> {
  const shops = new Map((await allShops(store)).map(({ id, name }) => [id, name]));
  const bodies = new Map(rules.map(({ id, body }) => [id, body]));
  const lost = await lostOf(store, live);
  const name = (id: string): string => names.get(id) ?? id;
  return (row) => {
    const rule = bodies.get(row.ruleId);
    const kind = rule?.kind ?? "unaudited";
    const { id, ruleId, shopId, state, count, oldestAt, openedAt, actBy, turn, actedAt, snoozedUntil, solvedAt } = row;
    return {
      ...{ id, ruleId, shopId, state, count, oldestAt, openedAt, actBy, turn, actedAt, snoozedUntil, solvedAt },
      untold: row.untold ?? lost.get(causeOf(row)) ?? null,
      ruleName: rule?.name ?? "",
      kind,
      level: rule?.level ?? "calm",
      shopName: shops.get(shopId) ?? shopId,
      cause: causeTold(kind, row.cause),
      told: row.told.map(name),
      actorName: row.actorId === null ? null : name(row.actorId),
    };
  };
}
