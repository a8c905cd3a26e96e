/** Reading what happened, in commit order and without gaps, from where a reader stood when it was stopped. */
import { Client } from "pg";
import type { EventName, HouseEvent } from "../contract/events.ts";
import type { Store } from "./store.ts";

/** Something that happened, as readers see it. */
export type StoredEvent = HouseEvent & {
  id: string;
  tx: string;
  at: Date;
  /** Of what it follows from; `null` where nobody asked for it. */
  trace: string | null;
};

/** A place in the stream of events. */
export interface EventPlace {
  tx: string;
  id: string;
}

/** After a place, and older than every running write of this database, so that no reader passes by what is still being written. */
const AFTER = "(tx, id) > ($1::xid8, $2::bigint) AND tx < $3::xid8";

/**
 * The number below which every transaction of this database has ended. The server's own horizon (`pg_snapshot_xmin`) waits for other
 * databases, too: a neighbour's long write would keep our events back for as long as it lasts. What is read by it must be read by a
 * later statement: a write that ended while this one looked is seen by the next.
 */
async function allEndedBelow(store: Store): Promise<string> {
  // A running transaction shows the lower 32 bits of its number; one that began after this statement lies "before" xmax by more than half the circle.
  const [row] = await store.rows<{ tx: string }>(
    `WITH now AS (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS xmax),
          running AS (SELECT (now.xmax - backend_xid::text::bigint) & 4294967295 AS behind FROM pg_stat_activity, now
                      WHERE datname = current_database() AND backend_type = 'client backend' AND backend_xid IS NOT NULL)
     SELECT (xmax - coalesce((SELECT max(behind) FROM running WHERE behind < 2147483648), 0))::text AS tx FROM now`,
  );
  return row?.tx ?? "0";
}

/**
 * Events after `place`, oldest first. Only those whose transaction is older than every running one are given,
 * so that a slow transaction never slips in behind a reader (sequences are handed out before commit).
 */
export async function eventsAfter(store: Store, place: EventPlace, limit: number): Promise<StoredEvent[]> {
  return store.rows<StoredEvent>(
    `SELECT id::text, tx::text, name, subject_id AS "subjectId", data, at, trace FROM event
     WHERE ${AFTER} ORDER BY event.tx, event.id LIMIT $4`,
    [place.tx, place.id, await allEndedBelow(store), limit],
  );
}

/** Whether anything happened that a named reader has not read, also what it may not read yet. */
export async function isUnread(store: Store, reader: string): Promise<boolean> {
  const { tx, id } = await readerPlace(store, reader);
  const [row] = await store.rows<{ unread: boolean }>("SELECT EXISTS (SELECT 1 FROM event WHERE (tx, id) > ($1::xid8, $2::bigint)) AS unread", [tx, id]);
  return row?.unread === true;
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

/** Subjects of events with these names after `place`, oldest first and as often as something happened to them; `end` is where to go on. */
export async function subjectsAfter(
  store: Store,
  place: EventPlace,
  of: { names: readonly EventName[]; limit: number },
): Promise<{ ids: string[]; end: EventPlace; more: boolean }> {
  const rows = await store.rows<{ id: string; tx: string; subjectId: string | null }>(
    `SELECT id::text, tx::text, subject_id AS "subjectId" FROM event
     WHERE ${AFTER} AND name = ANY($4) ORDER BY event.tx, event.id LIMIT $5`,
    [place.tx, place.id, await allEndedBelow(store), of.names, of.limit],
  );
  const last = rows.at(-1);
  return { ids: rows.flatMap(({ subjectId }) => subjectId ?? []), end: last ? { tx: last.tx, id: last.id } : place, more: rows.length === of.limit };
}

/** The place behind everything that has happened by now; what is still being written lies after it. */
export async function placeNow(store: Store): Promise<EventPlace> {
  return { tx: String(BigInt(await allEndedBelow(store)) - 1n), id: "9223372036854775807" };
}

/** The place just before the first event of this time or later; `null` when events of that time may have been forgotten. */
export async function placeBefore(store: Store, at: Date): Promise<EventPlace | null> {
  const [oldest] = await store.rows<{ at: Date }>("SELECT at FROM event ORDER BY tx, id LIMIT 1");
  if (!oldest || oldest.at >= at) return null;
  const [first] = await store.rows<EventPlace>("SELECT tx::text, (id - 1)::text AS id FROM event WHERE at >= $1 ORDER BY event.tx, event.id LIMIT 1", [at]);
  return first ?? placeNow(store);
}
