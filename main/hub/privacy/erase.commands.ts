/**
 * Erasing a buyer on request. First it is written down what is to be erased and under which names its senders know it, so that nothing told
 * later brings anybody back; then room after room is emptied, a portion a write. A killed hub goes on where it stood, and twice changes nothing.
 */
import { actorName, type Principal } from "../access/index.ts";
import { eraseActionWords } from "../actions/index.ts";
import { eraseReviewWords } from "../decisions/index.ts";
import { eraseWords, namesOfCases } from "../disputes/index.ts";
import { eraseFiles } from "../evidence/index.ts";
import { forgetEnded } from "../imports/index.ts";
import { aboutAny, findAbout, type Needle, wipePayloads } from "../ingest/index.ts";
import { newId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { eraseExamples } from "../knowledge/index.ts";
import { ERASED, maskText } from "../masking/index.ts";
import { eraseCalls } from "../models/index.ts";
import { eraseReceivers, lockOrders, namesOfOrders } from "../orders/index.ts";
import { eraseAccountKeys } from "../risk/index.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { accountsOnlyOf, underWay } from "./erase.view.store.ts";
import { type Erasing, heldErasure, keepErasure, moveErasure, namesOfErasure, runningErasures } from "./erasure.store.ts";

/** What a step erased, by name. */
type Erased = { [what: string]: number };
/** Does a portion of a step; `after` is where it stood, `null` at its end. */
type Step = (tx: Tx, erasing: Erasing) => Promise<{ erased: Erased; after: string | null }>;

const once = (work: (tx: Tx, erasing: Erasing) => Promise<Erased>): Step => {
  return async (tx, erasing) => ({ erased: await work(tx, erasing), after: null });
};

/** Payloads that are looked into in one write. */
const PAYLOADS_AT_ONCE = 2_000;

const steps = {
  orders: once(async (tx, { orderIds }) => ({ orders: await eraseReceivers(tx, orderIds) })),
  cases: once(async (tx, { caseIds }) => ({ ...(await eraseWords(tx, caseIds)) })),
  evidence: once(async (tx, { caseIds }) => ({ files: await eraseFiles(tx, caseIds) })),
  models: once(async (tx, { caseIds }) => ({ calls: await eraseCalls(tx, caseIds) })),
  examples: once(async (tx, { caseIds }) => ({ examples: await eraseExamples(tx, caseIds) })),
  actions: once(async (tx, { caseIds }) => ({ actions: await eraseActionWords(tx, caseIds), reviews: await eraseReviewWords(tx, caseIds, ERASED) })),
  accounts: once(async (tx, { orderIds }) => ({ hashes: await eraseAccountKeys(tx, await accountsOnlyOf(tx, orderIds)) })),
  // What files had refused may name anybody; who brought them can bring them again.
  imports: once(async (tx) => ({ imports: await forgetEnded(tx) })),
  payloads: async (tx, { id, after }) => {
    const isAbout = aboutAny(await namesOfErasure(tx, id));
    const { last, found } = await findAbout(tx, { after, most: PAYLOADS_AT_ONCE, isAbout });
    return {
      erased: await wipePayloads(
        tx,
        found.map((item) => item.id),
      ),
      after: last,
    };
  },
} satisfies Record<string, Step>;
type StepName = keyof typeof steps;
const order = Object.keys(steps) as StepName[];
/** Before the first step of what is erased again: an action that was restored with the buyer ends first, for its money is on its way. */
export const AGAIN = "again";

/** Orders of one erasure: whoever has more than this is no buyer. */
export const MOST_ORDERS = 200;

/** Writes down that the buyer of these orders is to be erased. What is still going on has to end first. */
export async function beginErasure(
  store: Store,
  { orderIds, reason }: { orderIds: readonly string[]; reason: string },
  principal: Principal,
): Promise<Result<{ id: string }, "NOT_FOUND" | "STATE_NOT_ALLOWED">> {
  return commit(store, actorName(principal), async (tx) => {
    // Whoever takes payloads either ends before this, or sees the names below.
    await lockOrders(tx);
    const ids = [...new Set(orderIds)];
    const { names, caseIds } = await namesAbout(tx, ids);
    const known = new Set(names.map(({ name }) => name));
    if (ids.length === 0 || ids.some((id) => !known.has(id))) return refuse("NOT_FOUND", "没有找到其中的订单。");
    const busy = await underWay(tx, ids);
    if (busy.cases + busy.actions > 0) {
      return refuse("STATE_NOT_ALLOWED", `还有 ${busy.cases} 个没有结束的售后、${busy.actions} 个没有结束的动作，请先处理完再删除。`);
    }
    const id = newId(tx.at.getTime());
    await keepErasure(tx, { id, reason: maskText(reason), orderIds: ids, caseIds, step: order[0] ?? "done", names });
    tx.journal({ verb: "buyer.erasing", subject: "erasure", subjectId: id, data: { orders: ids, cases: caseIds, reason: maskText(reason) } });
    return ok({ id });
  });
}

/** The cases of these orders, and by what names senders call orders, parcels and cases. */
export async function namesAbout(from: Pick<Tx, "rows">, orderIds: readonly string[]): Promise<{ names: Needle[]; caseIds: string[] }> {
  const [ofOrders, cases] = [await namesOfOrders(from, orderIds), await namesOfCases(from, orderIds)];
  const ofCases = cases.flatMap(({ shopId, names }) => names.map((name) => ({ shopId, name })));
  return { names: [...ofOrders, ...ofCases], caseIds: cases.map(({ id }) => id) };
}

/** How many kept payloads are about these orders. */
export async function countPayloads(store: Store, orderIds: readonly string[]): Promise<number> {
  const isAbout = aboutAny((await namesAbout(store, orderIds)).names);
  let count = 0;
  for (let after: string | null = "0"; after !== null; ) {
    const { last, found }: Awaited<ReturnType<typeof findAbout>> = await findAbout(store, { after, most: PAYLOADS_AT_ONCE, isAbout });
    count += found.length;
    after = last;
  }
  return count;
}

/** Goes on with every erasure that has not ended; `mayGoOn` is asked before each portion. @returns how many portions were done. */
export async function runErasures(store: Store, mayGoOn: () => boolean = () => true): Promise<number> {
  let portions = 0;
  for (const id of await runningErasures(store))
    for (let more = true; more; ) {
      if (!mayGoOn()) return portions;
      const done = await commit(store, "system", (tx) => portion(tx, id));
      more = done === "more";
      if (done !== "waits") portions += 1;
    }
  return portions;
}

async function portion(tx: Tx, id: string): Promise<"more" | "ended" | "waits"> {
  const erasing = await heldErasure(tx, id);
  if (!erasing || erasing.step === "done") return "ended";
  if (erasing.step === AGAIN) {
    if ((await underWay(tx, erasing.orderIds)).actions > 0) return "waits";
    moveErasure(tx, { ...erasing, step: order[0] ?? "done" });
    return "more";
  }
  const name = erasing.step as StepName;
  const { erased, after } = await steps[name](tx, erasing);
  const sum = { ...erasing.erased };
  for (const [what, count] of Object.entries(erased)) sum[what] = (sum[what] ?? 0) + count;
  const step = after === null ? (order[order.indexOf(name) + 1] ?? "done") : name;
  moveErasure(tx, { id, step, after: after ?? "0", erased: sum });
  if (step === "done") tx.journal({ verb: "buyer.erased", subject: "erasure", subjectId: id, data: { ...sum, orders: erasing.orderIds.length } });
  return step === "done" ? "ended" : "more";
}
