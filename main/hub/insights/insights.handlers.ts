/** Answers the contract's `insights` part. */
import { exportList, type Principal, type Streams } from "../access/index.ts";
import { holdsOf } from "../actions/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import type { FigureFilter, Floor } from "../contract/insights.ts";
import { type Burning, burnings } from "../contract/words.ts";
import { countOfCases, openByPerson, queueCounts } from "../disputes/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { beijingMidnight } from "../kernel/time.ts";
import { disputeClasses } from "../knowledge/index.ts";
import type { Store } from "../store/index.ts";
import { answerTargets } from "../terms/index.ts";
import { allBehind, behindPage, behindTotal, readPlace } from "./behind.queries.ts";
import { firstReplies, handlings } from "./clocks.view.store.ts";
import { behindColumns, bucketColumns, sliceColumns } from "./columns.ts";
import { figuresOf } from "./figures.queries.ts";
import { awaitingSecond, longestWait, peopleOnFloor } from "./floor.view.store.ts";
import { lately } from "./lately.ts";
import { neverLeftBy } from "./never-left.view.store.ts";

/** News comes in bursts; a board that asks again within this is given what was read. */
const FLOOR_MS = 2_000;
const CLOCKS_MS = 30_000;
const FIGURES_MS = 30_000;
/** Goods that never left are told of so many weeks. */
const WEEKS_SHOWN = 13;
/** Today is held against the same weekday of so many weeks before. */
const WEEKS = [1, 2, 3, 4];

interface InsightDeps {
  store: Store;
  streams: Pick<Streams, "people">;
}

/** What whoever answers for a team watches. */
export function insightHandlers(deps: InsightDeps): HandlersOf<Contract["insights"], Principal> {
  return { ...watching(deps), ...charting(deps.store) };
}

type Part = HandlersOf<Contract["insights"], Principal>;

function charting(store: Store): Pick<Part, "figures" | "neverLeft" | "exportFigures" | "behind" | "behindCount" | "exportBehind"> {
  const figures = (filter: FigureFilter) => lately(store, `figures ${JSON.stringify(filter)}`, { ms: FIGURES_MS, read: () => figuresOf(store, filter) });
  return {
    figures: async (filter) => ok(await figures(filter)),
    neverLeft: async ({ shopId = null }) => {
      const since = new Date(beijingMidnight(store.clock.now(), -7 * WEEKS_SHOWN).getTime());
      const read = () => neverLeftBy(store, { since, shopId });
      return ok({ rows: await lately(store, `never left ${shopId}`, { ms: FIGURES_MS, read }) });
    },
    exportFigures: async ({ by, format, language, ...filter }, principal) => {
      const [found, classes] = await Promise.all([figures(filter), disputeClasses(store)]);
      const told = { list: `figures.${by}`, format, title: language === "zh" ? "图表" : "Charts" };
      if (by === "bucket") return ok(exportList(store, principal, { ...told, columns: bucketColumns(language), batches: once(found.buckets) }));
      return ok(exportList(store, principal, { ...told, columns: sliceColumns(by, classes, language), batches: once(found[by]) }));
    },
    behind: async ({ cursor, limit, ...filter }) => {
      const after = cursor === undefined ? null : readPlace(cursor);
      if (cursor !== undefined && after === null)
        return refuse("BAD_INPUT", "列表的位置无法识别，请从头打开。", { en: "This place in the list is not known: open it from the start." });
      return ok(await behindPage(store, filter, { after, limit }));
    },
    behindCount: async (filter) => ok(await behindTotal(store, filter)),
    exportBehind: async ({ format, language, ...filter }, principal) => {
      const columns = behindColumns(await disputeClasses(store), language);
      const told = { list: `cases.${filter.of}`, format, title: language === "zh" ? "工单" : "Cases" };
      return ok(exportList(store, principal, { ...told, columns, batches: allBehind(store, filter) }));
    },
  };
}

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

function watching({ store, streams }: InsightDeps): Pick<Part, "floor" | "clocks"> {
  return {
    floor: async (_input, principal) => {
      const floor = await lately(store, "floor", { ms: FLOOR_MS, read: () => floorNow(store) });
      const here = streams.people();
      return ok({
        ...floor,
        people: floor.people.map((person) => ({ ...person, here: here.has(person.id) || (principal.kind === "operator" && principal.id === person.id) })),
      });
    },
    clocks: async () => ok(await lately(store, "clocks", { ms: CLOCKS_MS, read: () => clocksNow(store) })),
  };
}

type Read = Omit<Floor, "people"> & { people: Omit<Floor["people"][number], "here">[] };

async function floorNow(store: Store): Promise<Read> {
  const now = new Date(store.clock.now());
  const targets = await answerTargets(store);
  const burning = (what: Burning): Promise<number> => countOfCases(store, { status: byPlatform(what), only: { what, now, targets } });
  const [people, has, counts, held, second, waitsSince, burned] = await Promise.all([
    peopleOnFloor(store, beijingMidnight(now)),
    openByPerson(store),
    queueCounts(store, null),
    holdsOf(store).count(),
    awaitingSecond(store),
    longestWait(store),
    Promise.all(burnings.map(async (what) => [what, await burning(what)] as const)),
  ]);
  const { open, unassigned, doneToday, promisesDue } = counts;
  const { due_hour: dueHour, overdue, unanswered, late, old } = Object.fromEntries(burned) as Record<Burning, number>;
  return {
    at: now,
    people: people.map((one) => ({ ...one, holds: has.get(one.id) ?? 0 })),
    open,
    unassigned,
    doneToday,
    promisesDue,
    overdue,
    dueHour,
    unanswered,
    late,
    old,
    held,
    second,
    waitsSince,
  };
}

/** Who must act on the platform's clock is us; a buyer waits for an answer whoever must. */
const byPlatform = (what: Burning): "open" | undefined => (what === "unanswered" || what === "late" ? undefined : "open");

async function clocksNow(store: Store) {
  const now = new Date(store.clock.now());
  const targets = await answerTargets(store);
  const measured = async (weeks: number) => {
    const [from, until] = [beijingMidnight(now, -7 * weeks), beijingMidnight(now, 1 - 7 * weeks)];
    const [first, handling] = await Promise.all([firstReplies(store, { from, until, targets }), handlings(store, { from, until })]);
    return { day: from, first, handling };
  };
  const [today, before] = await Promise.all([measured(0), Promise.all(WEEKS.map(measured))]);
  const hours = [...targets.values()];
  return { today, before, targetHours: hours.length === 0 ? null : { least: Math.min(...hours), most: Math.max(...hours) } };
}
