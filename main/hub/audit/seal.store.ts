/** Sealing: lines get their place in the chain some time after they were written, and nobody who writes is ever made to wait for it. */
import { commit, locks, type Store, type Tx } from "../store/index.ts";
import { type ChainLine, chainStart, linkOf } from "./chain.ts";
import { unsealedAfter } from "./lines.view.store.ts";

/** Lines of one transaction at most. */
const BATCH = 2_000;

interface Fence {
  floor: string;
  next: string;
  /** Whether every writer that might still have had a line up to `next` has ended. */
  passed: boolean;
}

/**
 * Seals some lines that were written since, in the order of their ids as far as they can be seen; a line that is committed later than
 * its neighbours gets a later place. Safe with several hubs: one seals, the others find nothing to do. @returns how many lines were sealed.
 */
export function sealBatch(store: Store): Promise<number> {
  return commit(store, "system", async (tx) => {
    const [lock] = await tx.rows<{ got: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS got", [locks.seal]);
    if (!lock?.got) return 0;
    const fence = await fenceOf(tx);
    const lines = await unsealedAfter(tx, fence.floor, BATCH);
    await putSeals(tx, lines);
    if (lines.length < BATCH) await moveFence(tx, fence);
    return lines.length;
  });
}

async function putSeals(tx: Tx, lines: readonly ChainLine[]): Promise<void> {
  if (lines.length === 0) return;
  const [last] = await tx.rows<{ place: string; hash: string }>("SELECT place::text, hash FROM journal_seal ORDER BY journal_seal.place DESC LIMIT 1");
  const first = BigInt(last?.place ?? 0) + 1n;
  let previous = last?.hash ?? chainStart;
  const hashes = lines.map((line) => {
    previous = linkOf(previous, line);
    return previous;
  });
  tx.run(
    `INSERT INTO journal_seal (place, line_id, hash)
     SELECT $1::bigint + nth - 1, id, hash FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS sealed(id, hash, nth)`,
    [String(first), lines.map((line) => line.id), hashes],
  );
}

/** A writer holds a lock on the journal from before it is given an id until its line can be seen, or never will be. */
const HOLDERS = `SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND relation = 'journal_line'::regclass
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND mode = 'RowExclusiveLock'`;

async function fenceOf(tx: Tx): Promise<Fence> {
  const [row] =
    await tx.rows<Fence>(`SELECT floor::text, next::text, NOT EXISTS (SELECT FROM (${HOLDERS}) held WHERE virtualtransaction = ANY(holders)) AS passed
    FROM journal_fence`);
  return row ?? { floor: "0", next: "0", passed: true };
}

/** The ids given out so far are behind the fence once those who write now have ended. Ids first, writers afterwards: who is not among these has ended. */
async function moveFence(tx: Tx, { next, passed }: Fence): Promise<void> {
  if (!passed) return;
  const [given] = await tx.rows<{ last: string }>("SELECT coalesce(pg_sequence_last_value('journal_line_id_seq'::regclass), 0)::text AS last");
  const holders = await tx.rows<{ virtualtransaction: string }>(HOLDERS);
  tx.run(
    `INSERT INTO journal_fence (id, floor, next, holders) VALUES (1, $1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET floor = excluded.floor, next = excluded.next, holders = excluded.holders`,
    [next, given?.last ?? next, holders.map((row) => row.virtualtransaction)],
  );
}
