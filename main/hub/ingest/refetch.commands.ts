/** Fetching again what a push said has changed. */
import type { ConnectorProblem, RawItem } from "../connectors/port.ts";
import type { Result } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import { ask, type Line, noteSuccess, noteTrouble, OF_THE_SHOP, shopTrouble } from "./call.commands.ts";
import type { IngestDeps } from "./deps.ts";
import { insertRaw } from "./raw.store.ts";
import { contentKey, keptKey, pauseAfter } from "./raw.ts";
import { dropRefetches, dueRefetches, postponeRefetches, type RefetchRow } from "./refetch.store.ts";
import { shopsById } from "./shop.store.ts";

const AT_ONCE = 10;
/** After so many refusals about one thing it is given up; polling still sees it when it changes. */
const GIVE_UP = 6;
/** So often a thing is asked for again as soon as its shop may be called. */
const PATIENCE = 2;

export interface Refetched {
  fetched: number;
  postponed: number;
  givenUp: number;
  /** Waybills of which their tracker told nothing that we did not know; also when it knows nothing, or will not tell. */
  silent: string[];
}

/** What is answered about a parcel and tells that nothing more can be known of it now. */
const KNOWS_NOTHING: ReadonlySet<ConnectorProblem> = new Set(["NOT_FOUND", "REFUSED", "NOT_SUPPORTED"]);

/** Fetches due things again, at most ten calls at a time a shop; results and the removal of the hint are one write. */
export async function refetchDue(deps: IngestDeps, limit = 200): Promise<Refetched> {
  const total: Refetched = { fetched: 0, postponed: 0, givenUp: 0, silent: [] };
  const due = await dueRefetches(deps.store, limit);
  const shops = await shopsById(deps.store, [...new Set(due.map((row) => row.shopId))]);
  await Promise.all(
    [...shops.values()].map(async (shop) => {
      const rows = due.filter((row) => row.shopId === shop.id);
      const connector = deps.connectors(shop.channel);
      if (connector) await ofShop({ deps, shop, connector }, { rows, total });
      else await commit(deps.store, "system", (tx) => dropRefetches(tx, rows));
    }),
  );
  return total;
}

async function ofShop(line: Line, work: { rows: RefetchRow[]; total: Refetched }): Promise<void> {
  const queue = [...work.rows];
  const answers: { row: RefetchRow; answer: Result<RawItem, ConnectorProblem> }[] = [];
  let stopped = false;
  const worker = async (): Promise<void> => {
    for (let row = queue.shift(); row && !stopped; row = queue.shift()) {
      const { kind, refId: id, extra } = row;
      const answer = await ask(line, (context) => line.connector.fetchOne(context, { kind, id, extra }));
      answers.push({ row, answer });
      if (!answer.ok && OF_THE_SHOP.has(answer.refusal.code)) stopped = true;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await keep(line, answers, work.total);
  const trouble = shopTrouble(answers.map(({ answer }) => answer));
  // Silence about one thing among answers about others is no outage: what was not answered is asked again, and the shop does not wait.
  const isPassing = trouble?.code === "TIMED_OUT" && answers.some(({ answer }) => answer.ok);
  if (trouble && !isPassing) await noteTrouble(line, trouble);
  else if (answers.length > 0) await noteSuccess(line);
}

/**
 * What concerns the shop is governed by its pause, and the thing itself may be asked for as soon as that ends: unless it was so again
 * and again, for then others must not wait behind it.
 */
function waitWithShop(row: RefetchRow): number {
  return row.attempts < PATIENCE ? 0 : pauseAfter(row.attempts);
}

async function keep(line: Line, answers: { row: RefetchRow; answer: Result<RawItem, ConnectorProblem> }[], total: Refetched): Promise<void> {
  const { deps, shop } = line;
  const now = deps.store.clock.now();
  const items = answers.flatMap(({ answer }) => (answer.ok ? [answer.value] : []));
  // Who cannot be asked will not be able to the next time either: what is missing comes by itself.
  const done = answers.filter(({ answer }) => answer.ok || answer.refusal.code === "NOT_SUPPORTED").map(({ row }) => row);
  const spent = answers.filter(({ row, answer }) => !answer.ok && !done.includes(row) && !OF_THE_SHOP.has(answer.refusal.code) && row.attempts + 1 >= GIVE_UP);
  const late = answers.flatMap(({ row, answer }) => {
    if (answer.ok || done.includes(row) || spent.some((entry) => entry.row === row)) return [];
    const pause = OF_THE_SHOP.has(answer.refusal.code) ? waitWithShop(row) : Number(answer.refusal.details?.waitMs ?? 0) || pauseAfter(row.attempts + 2);
    return [{ ...row, due: new Date(now + pause), problem: answer.refusal.message }];
  });
  await commit(deps.store, `channel:${shop.id}`, async (tx) => {
    const kept = await insertRaw(
      tx,
      items.map((item) => ({ ...item, shopId: shop.id, via: "refetch" })),
    );
    const news = new Set(kept.map(({ key }) => contentKey(key)));
    for (const { row, answer } of answers) {
      const isSilent = answer.ok ? !news.has(keptKey(answer.value)) : KNOWS_NOTHING.has(answer.refusal.code);
      if (row.kind === "parcel" && isSilent) total.silent.push(row.refId);
    }
    await dropRefetches(tx, [...done, ...spent.map(({ row }) => row)]);
    await postponeRefetches(tx, late);
    for (const { row, answer } of spent) {
      const why = answer.ok ? "" : answer.refusal.message;
      tx.journal({ verb: "refetch.given_up", subject: row.kind, subjectId: row.refId, data: { shopId: shop.id, reason: why } });
    }
  });
  deps.recentlyKept?.note(shop.id, items, now);
  total.fetched += done.length;
  total.postponed += late.length;
  total.givenUp += spent.length;
}
