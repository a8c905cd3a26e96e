/** What a trainer does with a batch; each is one write, so that a kill leaves all of it or nothing. */
import type { BatchState } from "../../contract/words.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { Tx } from "../../store/index.ts";
import { setExampleState } from "../examples.store.ts";
import { addBatch, holdBatch, idsIn, liveStamp, moveBatch, putIn, revisionsOf, takeOut, untouched } from "./batches.store.ts";

/** A batch at the revision somebody looked at. */
export interface Seen {
  id: string;
  revision: number;
}
type Refused = "NOT_FOUND" | "SAVED_MEANWHILE" | "STATE_NOT_ALLOWED";
type Held = NonNullable<Awaited<ReturnType<typeof holdBatch>>>;

/** Makes a batch of candidates. @returns its id. */
export async function createBatch(tx: Tx, { title, exampleIds }: { title: string; exampleIds: readonly string[] }): Promise<string> {
  const id = addBatch(tx, title);
  const count = await putIn(tx, id, exampleIds);
  tx.emit({ name: "batch.changed", subjectId: id, data: { state: "draft" } });
  tx.journal({ verb: "batch.made", subject: "training_batch", subjectId: id, data: { title, examples: count } });
  return id;
}

/** Puts candidates in and takes some out; what was measured before is void. */
export async function putInBatch(tx: Tx, seen: Seen, change: { add: readonly string[]; remove: readonly string[] }): Promise<Result<Held, Refused>> {
  const held = await hold(tx, seen, ["draft", "measured"]);
  if (!held.ok) return held;
  await putIn(tx, seen.id, change.add);
  takeOut(tx, seen.id, change.remove);
  moveBatch(tx, seen.id, { state: "draft" });
  return held;
}

/** Asks for a measurement of so many questions, against what is live now. */
export async function measureBatch(tx: Tx, seen: Seen, total: number): Promise<Result<Held, Refused>> {
  const held = await hold(tx, seen, ["draft", "measured"]);
  if (held.ok) moveBatch(tx, seen.id, { state: "measuring", base: await liveStamp(tx), total });
  return held;
}

/** Ends a measurement that is under way; what it found is dropped. */
export async function cancelBatch(tx: Tx, seen: Seen): Promise<Result<Held, Refused>> {
  const held = await hold(tx, seen, ["measuring"]);
  if (held.ok) moveBatch(tx, seen.id, { state: "draft" });
  return held;
}

/** Makes a measured batch's examples live. `base` says that what is live is no longer what it was measured against. */
export async function publishBatch(tx: Tx, seen: Seen, anyway: boolean): Promise<Result<Held, Refused>> {
  const held = await hold(tx, seen, ["measured"]);
  if (!held.ok) return held;
  const now = await liveStamp(tx);
  if (held.value.base !== now && !anyway) return refuse("SAVED_MEANWHILE", "测过之后，线上的样例或答复卡有了变化，请重新测量再发布。", { base: "moved" });
  const ids = await idsIn(tx, seen.id);
  await setExampleState(tx, ids, "accepted");
  moveBatch(tx, seen.id, { state: "published", before: await revisionsOf(tx, ids) });
  return held;
}

/** Takes a published batch back: its examples are candidates again, but those somebody changed since. @returns how many stayed. */
export async function rollBackBatch(tx: Tx, seen: Seen): Promise<Result<{ kept: number }, Refused>> {
  const held = await hold(tx, seen, ["published"]);
  if (!held.ok) return held;
  const went = (held.value.before ?? []) as { id: string; revision: number }[];
  const ids = await untouched(tx, went);
  await setExampleState(tx, ids, "candidate");
  moveBatch(tx, seen.id, { state: "rolled_back" });
  return ok({ kept: went.length - ids.length });
}

/** Drops a batch that is not live; its candidates are free again. */
export async function dropBatch(tx: Tx, seen: Seen): Promise<Result<Held, Refused>> {
  const held = await hold(tx, seen, ["draft", "measuring", "measured", "rolled_back"]);
  if (!held.ok) return held;
  takeOut(tx, seen.id, null);
  moveBatch(tx, seen.id, { state: "dropped" });
  return held;
}

async function hold(tx: Tx, { id, revision }: Seen, states: readonly BatchState[]): Promise<Result<Held, Refused>> {
  const held = await holdBatch(tx, id);
  if (!held) return refuse("NOT_FOUND", "没有这个批次。");
  if (held.revision !== revision) return refuse("SAVED_MEANWHILE", "这个批次刚被别人改过，请看过最新情况再做。");
  return states.some((state) => state === held.state) ? ok(held) : refuse("STATE_NOT_ALLOWED", "批次现在的状态不允许这样做。");
}
