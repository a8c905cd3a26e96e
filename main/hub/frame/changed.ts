/**
 * Lists of what has changed, for whoever asks again and again. First everything there is, by id, then whatever happened since the first
 * page: what is written while somebody pages shows up later in the list, and nothing is missed.
 */
import { z } from "zod";
import type { EventName } from "../contract/events.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { type EventPlace, placeBefore, placeNow, type Store, subjectsAfter } from "../store/index.ts";

/** How one sort of thing is listed. */
export interface Listing<Row extends { id: string }> {
  /** Tells the cursors of two lists apart. */
  list: string;
  /** Events whose subjects have changed. */
  names: readonly EventName[];
  /** Rows after an id, in order of id. `since`: only those that something was told about since. */
  rowsAfter(from: { id: string; since: Date | null; limit: number }): Promise<Row[]>;
  /** Those of these ids that belong in the list. */
  rowsOf(ids: readonly string[]): Promise<Row[]>;
}

const Digits = z.string().regex(/^\d{1,20}$/);
const Cursor = z.object({
  list: z.string(),
  /** When the list was begun, ms. */
  begun: z.number(),
  tx: Digits,
  event: Digits,
  /** Still among everything there is: the last id given. */
  after: z.string().optional(),
  since: z.number().nullish(),
});
type Cursor = z.infer<typeof Cursor>;

/** Events are forgotten after seven days; a cursor older than six may have missed some. */
const OLDEST_CURSOR_MS = 6 * 86_400_000;

const noCursor = refuse("BAD_INPUT", "游标不对，请原样传回上一次回答里的 cursor。", {
  at: "cursor",
  problem: "不是游标，请原样传回上一次回答里的 cursor",
  problemEn: "is no cursor: give back the one of the answer before as it is",
});

/** One page. */
export async function changedPage<Row extends { id: string }>(
  store: Store,
  listing: Listing<Row>,
  asked: { cursor?: string | undefined; updatedSince?: string | undefined; limit: number },
): Promise<Result<{ rows: Row[]; cursor: string; more: boolean }, "BAD_INPUT" | "CURSOR_EXPIRED">> {
  const begun = asked.cursor === undefined ? await begin(store, listing.list, asked.updatedSince) : readCursor(asked.cursor);
  if (begun === null || begun.list !== listing.list) return noCursor;
  if (store.clock.now() - begun.begun > OLDEST_CURSOR_MS) return refuse("CURSOR_EXPIRED", "");
  // A place that has not come yet is another database's: one that was restored from a backup counts anew.
  if (asked.cursor !== undefined && BigInt(begun.tx) > BigInt((await placeNow(store)).tx)) return refuse("CURSOR_EXPIRED", "");
  const { after } = begun;
  return ok(
    after === undefined ? await whatHappened(store, listing, { cursor: begun, limit: asked.limit }) : await whatIs(listing, { ...begun, after }, asked.limit),
  );
}

async function begin(store: Store, list: string, updatedSince: string | undefined): Promise<Cursor> {
  const begun = store.clock.now();
  const since = updatedSince === undefined ? null : new Date(updatedSince);
  const place = since && (await placeBefore(store, since));
  if (place) return { list, begun, tx: place.tx, event: place.id };
  const now = await placeNow(store);
  return { list, begun, tx: now.tx, event: now.id, after: "", since: since?.getTime() ?? null };
}

async function whatIs<Row extends { id: string }>(listing: Listing<Row>, cursor: Cursor & { after: string }, limit: number) {
  const { since } = cursor;
  const rows = await listing.rowsAfter({ id: cursor.after, since: typeof since === "number" ? new Date(since) : null, limit });
  const { after: _, since: __, ...end } = cursor;
  const last = rows.at(-1);
  const next = last && rows.length === limit ? { ...cursor, after: last.id } : end;
  return { rows, cursor: write(next), more: true };
}

async function whatHappened<Row extends { id: string }>(store: Store, listing: Listing<Row>, { cursor, limit }: { cursor: Cursor; limit: number }) {
  let place: EventPlace = { tx: cursor.tx, id: cursor.event };
  let more = true;
  let rows: Row[] = [];
  while (more && rows.length === 0) {
    // No more events than rows wanted, so that a page is never cut in the middle of what it read.
    const read = await subjectsAfter(store, place, { names: listing.names, limit });
    rows = read.ids.length > 0 ? await listing.rowsOf([...new Set(read.ids)]) : [];
    place = read.end;
    more = read.more;
  }
  return { rows, cursor: write({ list: cursor.list, begun: store.clock.now(), tx: place.tx, event: place.id }), more };
}

function write(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function readCursor(text: string): Cursor | null {
  try {
    const read = Cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
