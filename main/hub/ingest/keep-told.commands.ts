/** Keeping what senders tell under ids of their own: what is repeated changes nothing, and other content under the same id is never taken for a repeat. */
import type { ToldItem } from "../connectors/port.ts";
import { together } from "../kernel/together.ts";
import { commit, type Store } from "../store/index.ts";
import { insertRaw } from "./raw.store.ts";
import { keptKey, type Via } from "./raw.ts";
import { leaveQuarantine, type ToldBefore, toldBefore } from "./told.store.ts";

type Told = "taken" | "repeated" | "differs";
/** Keeps items of a shop; resolves when they are stored, with what became of each, in order. */
export type KeepTold = (sender: Sender, items: readonly ToldItem[]) => Promise<Told[]>;

/** Who tells: the shop it speaks for, and whether it may speak about orders of other shops. */
interface Sender {
  shopId: string;
  everyShop: boolean;
}

interface Given extends Sender {
  items: readonly ToldItem[];
}

/** Calls written in one transaction at most; a call may bring a thousand items. */
const TOGETHER = 50;

/** Opens a keeper. Keep one a hub: what arrives while a write is under way goes together into the next, and nobody else writes between looking and writing. */
export function keepTold(store: Store): KeepTold {
  const keep = together({ run: (batch: readonly Given[]) => write(store, batch), most: TOGETHER });
  return ({ shopId, everyShop }, items) => keep({ shopId, everyShop, items });
}

async function write(store: Store, batch: readonly Given[]): Promise<Told[][]> {
  return commit(store, "channel", async (tx) => {
    const things = new Map(batch.flatMap(({ shopId, items }) => items.map(({ thing }) => [`${shopId}\n${thing}`, { shopId, thing }] as const)));
    const known = Map.groupBy(await toldBefore(tx, [...things.values()]), ({ shopId, thing }) => `${shopId}\n${thing}`);
    const sorted = batch.map(({ shopId, everyShop, items }) => items.map((item) => ({ shopId, everyShop, item, ...judge({ shopId, item }, known) })));
    await leaveQuarantine(
      tx,
      sorted.flat().flatMap(({ corrected }) => corrected),
    );
    const rows = sorted.flat().filter(({ keep }) => keep);
    const fresh = new Set(
      (
        await insertRaw(
          tx,
          rows.map(({ shopId, everyShop, item: { topic, dedupeKey, payload } }) => ({ topic, dedupeKey, payload, shopId, via: viaOf(everyShop) })),
        )
      ).map((row) => `${row.shopId}\n${row.key}`),
    );
    return sorted.map((items) => items.map(({ shopId, item, told, keep }) => (keep && !fresh.has(`${shopId}\n${keptKey(item)}`) ? "repeated" : told)));
  });
}

const viaOf = (everyShop: boolean): Via => (everyShop ? "rest_all" : "rest");

interface Judged {
  told: Told;
  keep: boolean;
  /** Ids in the quarantine that this one corrects. */
  corrected: string[];
}

/** What an item is beside everything told about its thing before; notes it there, so that the batch knows itself. */
function judge({ shopId, item }: { shopId: string; item: ToldItem }, known: Map<string, ToldBefore[]>): Judged {
  const place = `${shopId}\n${item.thing}`;
  const before = known.get(place) ?? [];
  const key = keptKey(item);
  if (before.some((told) => told.key === key)) return { told: "repeated", keep: false, corrected: [] };
  const same = before.filter((told) => told.key.startsWith(item.version) && !told.isQuarantined);
  const keep = same.length === 0 || item.again === "later";
  // Of a thing that changes, a correction may come as its next version; what happened once is corrected under its own name.
  const corrected = before.filter((told) => told.isQuarantined && (item.again === "later" || told.key.startsWith(item.version)));
  if (keep) known.set(place, [...before.filter((told) => !corrected.includes(told)), { id: "", shopId, thing: item.thing, key, isQuarantined: false }]);
  return { told: same.length === 0 ? "taken" : "differs", keep, corrected: keep ? corrected.map(({ id }) => id) : [] };
}
