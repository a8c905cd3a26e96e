/** Reading what happened, in commit order and without gaps, from where a reader stood when it was stopped. */
import { Client } from "pg";
import type { HouseEvent } from "../contract/events.ts";
import type { Store } from "./store.ts";

/** Something that happened, as readers see it. */
export type StoredEvent = HouseEvent & { id: string; tx: string; at: Date };

/** A place in the stream of events. */
export interface EventPlace {
  tx: string;
  id: string;
}

/**
 * Events after `place`, oldest first. Only those whose transaction is older than every running one are given,
 * so that a slow transaction never slips in behind a reader (sequences are handed out before commit).
 */
export async function eventsAfter(store: Store, place: EventPlace, limit: number): Promise<StoredEvent[]> {
  return store.rows<StoredEvent>(
    `SELECT id::text, tx::text, name, subject_id AS "subjectId", data, at FROM event
     WHERE (tx, id) > ($1::xid8, $2::bigint) AND tx < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx, id LIMIT $3`,
    [place.tx, place.id, limit],
  );
}

/** Where a named reader stands; the beginning when it never read. */
export async function readerPlace(store: Store, reader: string): Promise<EventPlace> {
  const [row] = await store.rows<EventPlace>("SELECT tx, id::text FROM event_cursor WHERE reader = $1", [reader]);
  return row ?? { tx: "0", id: "0" };
}

/** Keeps where a named reader stands. What it did before must be safe to do again: a kill may come in between. */
export async function keepPlace(store: Store, reader: string, place: EventPlace): Promise<void> {
  await store.pool.query(
    "INSERT INTO event_cursor (reader, tx, id) VALUES ($1, $2, $3) ON CONFLICT (reader) DO UPDATE SET tx = excluded.tx, id = excluded.id",
    [reader, place.tx, place.id],
  );
}

/** Forgets what happened before a time: every reader has passed it long since. */
export async function forgetEvents(store: Store, before: Date): Promise<void> {
  await store.pool.query("DELETE FROM event WHERE at < $1", [before]);
}

/**
 * Calls back whenever something was committed, on a connection of its own; reconnects when the server was away.
 * @returns a function that ends it.
 */
export async function onCommit(store: Store, wake: () => void): Promise<() => Promise<void>> {
  let ended = false;
  let client: Client | null = null;
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: store.url });
    client = next;
    next.on("notification", wake);
    next.on("error", () => undefined);
    next.on("end", () => {
      if (!ended) setTimeout(() => connect().catch(() => undefined), 500);
    });
    await next.connect();
    await next.query("LISTEN aftercare_event");
    wake();
  };
  await connect();
  return async () => {
    ended = true;
    await client?.end().catch(() => undefined);
  };
}
