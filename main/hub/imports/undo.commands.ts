/** Taking back what an import brought: what is new and untouched since goes; what moved on, or was known before, stays and is counted. */
import { actorName } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Tx } from "../store/index.ts";
import type { ImportDeps } from "./deps.ts";
import { importLifecycle } from "./import.lifecycle.ts";
import { changeImport, dropParts, lockImport } from "./import.store.ts";
import type { ImportRecord } from "./import.ts";
import { type BroughtRow, dropRows, rowsOfImport } from "./imported.store.ts";
import { gone, type Person } from "./send.commands.ts";
import { takers } from "./takers.ts";

/** Begins to take back what an import brought. */
export async function beginUndo({ store }: ImportDeps, importId: string, by: Person): Promise<Result<null, RefusalCode>> {
  return commit(store, actorName(by), async (tx) => {
    const held = await lockImport(tx, importId);
    if (!held) return gone;
    if (held.state === "undoing" || held.state === "undone") return ok(null);
    if (!importLifecycle.allows(held.state, "undoing") || held.chunksDone === 0)
      return refuse("STATE_NOT_ALLOWED", "这次导入没有写入任何内容，不用撤销。", { en: "This import has written nothing: there is nothing to undo." });
    changeImport(tx, importId, { state: "undoing", share: 0, withdrawn: 0, kept: 0, undoneTo: "" });
    tx.journal({ verb: "import.undoing", subject: "import", subjectId: importId, data: { name: held.name } });
    return ok(null);
  });
}

/** Ends what is under way; what was taken stays until it is undone. */
export async function cancelImport({ store }: ImportDeps, importId: string, by: Person): Promise<Result<null, RefusalCode>> {
  return commit(store, actorName(by), async (tx) => {
    const held = await lockImport(tx, importId);
    if (!held) return gone;
    if (held.state === "cancelled") return ok(null);
    if (!importLifecycle.allows(held.state, "cancelled")) return refuse("STATE_NOT_ALLOWED", "这次导入已经结束。", { en: "This import is over." });
    dropParts(tx, importId);
    changeImport(tx, importId, { state: "cancelled" });
    tx.journal({ verb: "import.cancelled", subject: "import", subjectId: importId, data: { name: held.name } });
    return ok(null);
  });
}

const AT_ONCE = 500;

/** Takes back some more. @returns whether there is more to do */
export async function undoOn({ store }: ImportDeps, { id, byId, kind }: ImportRecord): Promise<boolean> {
  return commit(store, `operator:${byId}`, async (tx) => {
    await takers[kind].before?.(tx);
    const now = await lockImport(tx, id);
    if (now?.state !== "undoing") return false;
    const rows = await rowsOfImport(tx, { importId: id, after: now.undoneTo ?? "", most: AT_ONCE });
    const last = rows.at(-1);
    if (!last) {
      changeImport(tx, id, { state: "undone", share: 1_000 });
      tx.journal({ verb: "import.undone", subject: "import", subjectId: id, data: { name: now.name, withdrawn: now.withdrawn, kept: now.kept } });
      return false;
    }
    const withdrawn = await withdrawRows(tx, now, rows);
    dropRows(tx, { shopId: now.shopId, kind: now.kind, keys: withdrawn });
    const [taken, kept] = [now.withdrawn + withdrawn.length, now.kept + rows.length - withdrawn.length];
    const whole = Math.max(1, (now.counts.new ?? 0) + (now.counts.changed ?? 0));
    changeImport(tx, id, { withdrawn: taken, kept, undoneTo: last.key, share: Math.min(999, Math.round(((taken + kept) / whole) * 1_000)) });
    return true;
  });
}

/** Withdraws what may be. @returns keys of what is gone */
async function withdrawRows(tx: Tx, { id, shopId, kind }: ImportRecord, rows: readonly BroughtRow[]): Promise<string[]> {
  const own = rows.filter(({ isOwn }) => isOwn);
  const { withdraw } = takers[kind];
  return withdraw ? withdraw(tx, { importId: id, shopId }, own) : own.map(({ key }) => key);
}
