import { actorName, makeDataKey, type Principal, type Vault } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";
import { searchOrders } from "../orders/index.ts";
import type { Store } from "../store/index.ts";
import { beginErasure, countPayloads, MOST_ORDERS } from "./erase.commands.ts";
import { erasePreview, personOrders, underWay, withSiblings } from "./erase.view.store.ts";
import { erasureRows } from "./erasure.store.ts";
import { daysKept, setDaysKept } from "./keep.commands.ts";
import { leftRows, revealRows } from "./left.view.store.ts";
import { keyUses } from "./reseal.commands.ts";

/** What is going on in the background; whoever does it keeps it current. */
export interface Resealing {
  running: boolean;
  /** Values that did not open the last time. */
  broken: number;
}

export interface PrivacyDeps {
  store: Store;
  vault: Vault;
  resealing: Resealing;
  /** Asks for what older keys sealed to be sealed anew soon. */
  askReseal(): Promise<void>;
  /** Asks for erasures to go on soon. */
  askErase(): Promise<void>;
  shops(): Promise<{ id: string; name: string }[]>;
  /** Names of people by how the journal calls them. */
  names(): Promise<ReadonlyMap<string, string>>;
}

/** Answers the contract's `privacy` part. */
export function privacyHandlers(deps: PrivacyDeps): HandlersOf<Contract["privacy"], Principal> {
  const { store, vault } = deps;
  return {
    keys: async () => ok({ keys: await keyUses(store), resealing: deps.resealing.running, broken: deps.resealing.broken }),
    keep: async () => ok(await daysKept(store)),
    setKeep: async (set, principal) => {
      await setDaysKept(store, actorName(principal), set);
      return ok(await daysKept(store));
    },
    reveals: async ({ cursor, limit }) => {
      const [rows, names] = await Promise.all([revealRows(store, { before: cursor ?? null, limit: limit + 1 }), deps.names()]);
      const shown = rows.slice(0, limit).map((row) => ({ ...row, by: names.get(row.by) ?? row.by }));
      return ok({ rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null });
    },
    left: (asked) => leftPage(deps, asked),
    findBuyer: async ({ text }) => {
      const hits = await searchOrders(store, text, MOST_ORDERS);
      const ids = await withSiblings(
        store,
        hits.map(({ id }) => id),
        MOST_ORDERS,
      );
      return ok({ orders: await personOrders(store, ids) });
    },
    previewErasure: async ({ orderIds }) => {
      const [counts, busy, payloads] = await Promise.all([erasePreview(store, orderIds), underWay(store, orderIds), countPayloads(store, orderIds)]);
      return ok({ ...counts, payloads, openCases: busy.cases, openActions: busy.actions });
    },
    erase: async (asked, principal) => {
      const begun = await beginErasure(store, asked, principal);
      if (begun.ok) await deps.askErase();
      return begun;
    },
    erasures: async () => {
      const rows = await erasureRows(store);
      const names = await deps.names();
      return ok({ rows: rows.map((row) => ({ ...row, by: names.get(row.by) ?? row.by })) });
    },
    rotateKey: async (_input, principal) => {
      await makeDataKey(store, vault, actorName(principal));
      await deps.askReseal();
      return ok({ ok: true });
    },
  };
}

type Part = HandlersOf<Contract["privacy"], Principal>;

async function leftPage({ store, names, shops }: PrivacyDeps, { cursor, limit, ...asked }: Parameters<Part["left"]>[0]): ReturnType<Part["left"]> {
  const [at, id] = cursor?.split(":") ?? [];
  const before = at && id ? { at: new Date(Number(at)), id } : null;
  const filter = { from: asked.from ?? null, until: asked.until ?? null, kind: asked.kind ?? null, shopId: asked.shopId ?? null, by: asked.by ?? null };
  const [rows, people, all] = await Promise.all([leftRows(store, { ...filter, before, limit: limit + 1 }), names(), shops()]);
  const shown = rows.slice(0, limit).map((row) => ({ ...row, byName: people.get(row.by) ?? row.by }));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return ok({
    rows: shown,
    next: last ? `${last.at.getTime()}:${last.id}` : null,
    shops: all,
    people: [...people].map(([by, name]) => ({ by, name })),
  });
}
