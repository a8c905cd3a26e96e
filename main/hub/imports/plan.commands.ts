/** What would become of every row: the file is read once from its beginning, and nothing is taken. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { actorName } from "../access/index.ts";
import type { ImportZone } from "../contract/imports.ts";
import type { RefusalCode } from "../contract/index.ts";
import { sha256 } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, commitUnflushed, type Store } from "../store/index.ts";
import { chunksThere, dropChunks, keepChunk, sealedThings } from "./chunk.store.ts";
import { plainName } from "./columns.ts";
import { fileOf, type ImportDeps } from "./deps.ts";
import { importLifecycle } from "./import.lifecycle.ts";
import { changeImport, keepMeaning, lockImport, meaningOf } from "./import.store.ts";
import { countsOf, type ImportRecord, judge, type PlannedThing, wholeCounts, withUnknown } from "./import.ts";
import { heldRows } from "./imported.store.ts";
import { kinds } from "./kinds/list.ts";
import { FileProblem } from "./read/problem.ts";
import type { Source } from "./read/source.ts";
import { openTable } from "./read/table.ts";
import { gone, type Person } from "./send.commands.ts";
import { takers } from "./takers.ts";
import { openThings, plannedFrom, type Words, wordKey } from "./things.ts";

export interface Planning {
  importId: string;
  zone: ImportZone;
  columns: readonly { index: number; field: string }[];
  /** What words of states mean, beside what was said of others before. */
  words?: readonly { field: string; word: string; means: string }[] | undefined;
}

/** Begins to plan with columns as a person means them, and remembers that for this shop. */
export async function beginPlan({ store }: ImportDeps, of: Planning, by: Person): Promise<Result<null, RefusalCode>> {
  return commit(store, actorName(by), async (tx) => {
    const held = await lockImport(tx, of.importId);
    if (!held) return gone;
    const kind = kinds[held.kind];
    if (!importLifecycle.allows(held.state, "planning") || held.state === "planning")
      return refuse("STATE_NOT_ALLOWED", "这次导入现在不能预览。", { en: "This import cannot be previewed as it stands." });
    const known = new Set(kind.fields.map(({ id }) => id));
    const meant = new Map(of.columns.filter(({ index, field }) => index < held.columns.length && known.has(field)).map(({ index, field }) => [index, field]));
    if (new Set(meant.values()).size < meant.size)
      return refuse("BAD_INPUT", "两列对应到了同一项内容，请只留一列。", { en: "Two columns mean the same thing: leave one of them out." });
    const missing = kind.fields.find(({ id, needed }) => needed && ![...meant.values()].includes(id));
    if (missing)
      return refuse("BAD_INPUT", `请先指出哪一列是“${missing.name.zh}”，没有它读不懂这张表。`, {
        en: `Say first which column is “${missing.name.en}”: without it the table cannot be read.`,
      });
    const columns = held.columns.map((column, at) => ({ ...column, field: meant.get(at) ?? null }));
    const words = of.words ?? [];
    const wrong = words.find(({ field, means }) => !kind.words?.[field]?.some(({ value }) => value === means));
    if (wrong) return refuse("BAD_INPUT", `“${wrong.word}”不能这样对应，请重新选择。`, { en: `“${wrong.word}” cannot mean that: choose again.` });
    keepMeaning(tx, {
      words: Object.fromEntries(words.map(({ means, ...word }) => [wordKey(word), means])),
      shopId: held.shopId,
      kind: held.kind,
      zone: of.zone,
      meaning: Object.fromEntries(
        columns.flatMap(({ name, field, twice }) => (plainName(name) === "" || (twice && field === null) ? [] : [[plainName(name), field ?? ""]])),
      ),
    });
    dropChunks(tx, held.id);
    changeImport(tx, held.id, { state: "planning", columns, zone: of.zone, unknownWords: {}, counts: {}, share: 0, chunks: 0, chunksDone: 0 });
    return ok(null);
  });
}

/** Things of one chunk. */
const CHUNK = 1_000;
/** Rows read before the server's answers are looked at: a millisecond or two. */
const READ_AT_ONCE = 100;

interface ReadChunk {
  things: PlannedThing[];
  rows: number;
  share: number;
}

interface OpenPlan {
  /** The import as it was when reading began: moved since, it is read anew. */
  begun: string;
  chunks: AsyncGenerator<ReadChunk>;
  place: number;
  /** The next chunk, read while the last one was written. */
  ahead?: Promise<IteratorResult<ReadChunk>>;
}
/** Files that are being read; after a kill each is read from its beginning, and what was written of it is passed over. */
const openPlans = (): Map<string, OpenPlan> => new Map();

/** Plans one more chunk of an import. @returns whether there is more to do */
export async function planOn(deps: ImportDeps, held: ImportRecord): Promise<boolean> {
  const plans = deps.store.memory.of(openPlans);
  const words = (await meaningOf(deps.store, held))?.words ?? {};
  const begun = JSON.stringify([held.form, held.columns, held.zone, words]);
  let plan = plans.get(held.id);
  if (plan?.begun !== begun) {
    await plan?.chunks.return(undefined);
    plan = { begun, chunks: chunksOf(deps, { ...held, words }, await chunksThere(deps.store, held.id)), place: await chunksThere(deps.store, held.id) };
    plans.set(held.id, plan);
  }
  try {
    const next = await (plan.ahead ?? plan.chunks.next());
    const keeping = next.done ? endPlan(deps, held.id, null) : keepPlanned(deps, held, { ...next.value, place: plan.place });
    if (!next.done) readAhead(plan);
    const goesOn = await keeping;
    plan.place += 1;
    if (!goesOn) await closePlan(plans, held.id);
    return goesOn;
  } catch (fault) {
    await closePlan(plans, held.id);
    if (!(fault instanceof FileProblem)) throw fault;
    await endPlan(deps, held.id, fault);
    return false;
  }
}

function readAhead(plan: OpenPlan): void {
  plan.ahead = plan.chunks.next();
  // What fails is heard when the chunk is asked for; nobody may ask any more.
  plan.ahead.catch(() => undefined);
}

async function closePlan(plans: Map<string, OpenPlan>, id: string): Promise<void> {
  const plan = plans.get(id);
  plans.delete(id);
  await plan?.chunks.return(undefined);
}

async function* chunksOf(deps: ImportDeps, held: ImportRecord & { words: Words }, passOver: number): OpenPlan["chunks"] {
  if (!held.form) return;
  const kind = kinds[held.kind];
  const source = fileOf(deps, held);
  let read = 0;
  const counted: Source = {
    bytes: source.bytes,
    read: (from, to) => {
      read = Math.max(read, to);
      return source.read(from, to);
    },
  };
  const { member, encoding, delimiter, sheet, headerTo } = held.form;
  const table = await openTable(counted, {
    member: member ?? undefined,
    encoding: encoding ?? undefined,
    delimiter: delimiter ?? undefined,
    sheet: sheet ?? undefined,
  });
  // What opening looked at is not progress.
  read = 0;
  const columns = new Map(held.columns.flatMap(({ field }, at) => (field === null ? [] : [[field, at] as const])));
  const grouper = openThings({ kind, columns, headerTo, zone: held.zone, words: held.words, now: deps.store.clock.now() });
  let things: PlannedThing[] = [];
  let [rows, place] = [0, 0];
  try {
    for await (const some of table.rows()) {
      // A piece of a file may hold many chunks; each is handed on before the next is read, so that memory stays flat.
      for (let from = 0; from < some.length; from += READ_AT_ONCE) {
        const part = some.slice(from, from + READ_AT_ONCE);
        rows += part.length;
        for (const thing of grouper.take(part)) things.push(plannedFrom(thing));
        while (things.length >= CHUNK) {
          const chunk = things.slice(0, CHUNK);
          things = things.slice(CHUNK);
          if (place >= passOver) yield { things: chunk, rows, share: Math.min(999, Math.round((read / source.bytes) * 1_000)) };
          place += 1;
        }
        await nextTurn();
      }
    }
    things.push(...grouper.end().map(plannedFrom));
    if (things.length > 0 && place >= passOver) yield { things, rows, share: 1_000 };
  } finally {
    table.close();
  }
}

/** Holds a chunk against what is known and writes it. @returns false when the import was cancelled meanwhile */
async function keepPlanned({ store, vault }: ImportDeps, held: ImportRecord, of: ReadChunk & { place: number }): Promise<boolean> {
  const { id } = held;
  await judgeThings(store, held, of.things);
  const sealed = await sealedThings(vault, of.things);
  // The file is on the disk: a chunk that is lost with the machine's power is planned again.
  return commitUnflushed(store, "system", async (tx) => {
    const now = await lockImport(tx, id);
    if (now?.state !== "planning") return false;
    keepChunk(tx, { importId: id, place: of.place, things: of.things, sealed });
    const [before, more] = [wholeCounts(now.counts), countsOf(of.things)];
    const counts = {
      rows: of.rows,
      new: before.new + more.new,
      changed: before.changed + more.changed,
      same: before.same + more.same,
      refused: before.refused + more.refused,
      skipped: before.skipped + more.skipped,
    };
    changeImport(tx, id, { counts, unknownWords: withUnknown(now.unknownWords, of.things), share: of.share, chunks: of.place + 1 });
    return true;
  });
}

/** Says of each thing that could be read what becomes of it as things stand. */
export async function judgeThings(from: Pick<Store, "rows">, { shopId, kind }: Pick<ImportRecord, "shopId" | "kind">, things: PlannedThing[]): Promise<void> {
  const read = things.filter(({ payload }) => payload !== undefined);
  const keys = read.map(({ key }) => key);
  const [held, known] = await Promise.all([heldRows(from, { shopId, kind, keys }), takers[kind].onRecord?.(from, shopId, keys)]);
  for (const thing of read) {
    const before = held.get(thing.key);
    // Of what no file brought before there is no content to compare.
    const { outcome, why } = judge({ hash: before ? hashOfThing(thing) : "", version: thing.version ?? 0 }, before, known?.get(thing.key));
    thing.outcome = outcome;
    thing.why = why;
  }
}

/** The content of a thing in 128 bits, hex. */
export function hashOfThing({ payload }: Pick<PlannedThing, "payload">): string {
  return sha256(payload ?? "").slice(0, 32);
}

async function endPlan({ store }: ImportDeps, id: string, problem: FileProblem | null): Promise<false> {
  await commit(store, "system", async (tx) => {
    const now = await lockImport(tx, id);
    if (now?.state !== "planning") return;
    changeImport(tx, id, problem ? { state: "failed", problem: problem.said, share: 0 } : { state: "planned", problem: null, share: 1_000 });
  });
  return false;
}
