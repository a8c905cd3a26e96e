/** Taking what was planned, a chunk a write: what a kill leaves undone is done later, and nothing twice. */
import { actorName } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, commitUnflushed, type Tx } from "../store/index.ts";
import { type Chunk, closeChunk, nextChunk, sealedThings } from "./chunk.store.ts";
import type { ImportDeps } from "./deps.ts";
import { importLifecycle } from "./import.lifecycle.ts";
import { changeImport, dropParts, lockImport } from "./import.store.ts";
import { countsOf, type ImportRecord, type PlannedThing, wholeCounts } from "./import.ts";
import { keepRows } from "./imported.store.ts";
import { hashOfThing, judgeThings } from "./plan.commands.ts";
import { gone, type Person } from "./send.commands.ts";
import { takers } from "./takers.ts";

/** Begins to take what is new or changed. */
export async function beginRun({ store }: ImportDeps, importId: string, by: Person): Promise<Result<null, RefusalCode>> {
  return commit(store, actorName(by), async (tx) => {
    const held = await lockImport(tx, importId);
    if (!held) return gone;
    if (held.state === "running" || held.state === "done") return ok(null);
    if (!importLifecycle.allows(held.state, "running")) return refuse("STATE_NOT_ALLOWED", "请先预览，再导入。", { en: "Preview it first." });
    changeImport(tx, importId, { state: "running", share: 0, chunksDone: 0 });
    tx.journal({ verb: "import.began", subject: "import", subjectId: importId, data: { name: held.name, kind: held.kind, shopId: held.shopId } });
    return ok(null);
  });
}

/**
 * Takes one more chunk. What of it is lost with the machine's power is lost whole, and the chunk still waits to be taken: nobody waits for the disk.
 * @returns whether there is more to do
 */
export async function runOn(deps: ImportDeps, { id, byId }: ImportRecord): Promise<boolean> {
  const { store, vault } = deps;
  return commitUnflushed(store, `operator:${byId}`, async (tx) => {
    const now = await lockImport(tx, id);
    if (now?.state !== "running") return false;
    const chunk = await nextChunk(tx, deps, id);
    if (!chunk) {
      dropParts(tx, id);
      changeImport(tx, id, { state: "done", share: 1_000 });
      const counts = wholeCounts(now.counts);
      tx.journal({
        verb: "import.done",
        subject: "import",
        subjectId: id,
        data: { name: now.name, rows: counts.rows, fresh: counts.new, changed: counts.changed, refused: counts.refused },
      });
      return false;
    }
    const before = countsOf(chunk.things);
    await takeChunk(tx, { vault, chunk, held: now });
    const after = countsOf(chunk.things);
    const counts = wholeCounts(now.counts);
    for (const outcome of ["new", "changed", "same", "refused", "skipped"] as const) counts[outcome] += after[outcome] - before[outcome];
    const chunksDone = now.chunksDone + 1;
    changeImport(tx, id, { counts, chunksDone, share: Math.min(999, Math.round((chunksDone / Math.max(1, now.chunks)) * 1_000)) });
    return true;
  });
}

/** Ends what cannot go on; what was taken can be withdrawn. */
export async function failRun({ store }: Pick<ImportDeps, "store">, id: string): Promise<void> {
  await commit(store, "system", async (tx) => {
    const now = await lockImport(tx, id);
    if (!now || now.state === "failed" || !importLifecycle.allows(now.state, "failed")) return;
    changeImport(tx, id, { state: "failed", problem: UNEXPECTED });
  });
}

const UNEXPECTED = {
  zh: "程序没有料到这个文件的内容，已停下并记录。请把文件交给技术支持，或换一种读法再试。",
  en: "The program did not expect what is in this file; it stopped and was recorded. Hand the file to support, or read it in another way.",
} as const;

async function takeChunk(tx: Tx, { vault, chunk, held }: { vault: ImportDeps["vault"]; chunk: Chunk; held: ImportRecord }): Promise<void> {
  const { id, shopId, kind } = held;
  // Somebody else's file, or the channel itself, may have told of some of them since the plan.
  await judgeThings(tx, held, chunk.things);
  const taken = chunk.things.filter(({ outcome }) => outcome === "new" || outcome === "changed");
  const { take, keepsRows } = takers[kind];
  if (taken.length > 0) await take?.(tx, { importId: id, shopId }, taken);
  keepRows(tx, vault, { shopId, kind, importId: id, rows: taken.map((thing) => rowOf(thing, take === undefined || keepsRows === true)) });
  const things = chunk.things.map(asKept);
  closeChunk(tx, { importId: id, place: chunk.place, things, sealed: await sealedThings(vault, things) });
}

function rowOf(thing: PlannedThing, isWhole: boolean) {
  const { key, version = 0, at, amountFen, ref, payload } = thing;
  return { key, version, at, amountFen, ref, hash: hashOfThing(thing), ...(isWhole ? { payload } : {}) };
}

/** What was taken lies where it belongs, and what was known is known: of both only number and outcome stay here. */
function asKept({ key, from, to, outcome, why, cells }: PlannedThing): PlannedThing {
  return outcome === "refused" ? { key, from, to, outcome, why, cells } : { key, from, to, outcome, why };
}
