import type { Store, Tx } from "../store/index.ts";
import { packPages, payloadAt, unpacked } from "./page.ts";

/** Where the payload of a row lies. */
export interface Placed {
  pageId: string;
  from: number;
  bytes: number;
}

/** Rows with their payloads; of a payload that was forgotten nothing is left, it reads as `""`. */
export async function withPayloads<Row extends Placed>(
  where: Pick<Store, "rows">,
  rows: readonly Row[],
): Promise<(Omit<Row, keyof Placed> & { payload: string })[]> {
  const pages = await plainPages(where, [...new Set(rows.map((row) => row.pageId))]);
  return rows.map(({ pageId, from, bytes, ...row }) => {
    const plain = pages.get(pageId);
    return { ...row, payload: plain ? payloadAt(plain, { from, bytes }) : "" };
  });
}

async function plainPages(where: Pick<Store, "rows">, ids: readonly string[]): Promise<Map<string, Buffer>> {
  if (ids.length === 0) return new Map();
  const pages = await where.rows<{ id: string; form: string; body: Uint8Array }>("SELECT id::text, form, body FROM raw_page WHERE id = ANY($1::bigint[])", [
    ids,
  ]);
  return new Map(pages.map((page) => [page.id, unpacked(page)]));
}

/** How much of what came in is kept, and since when; bytes as they came and as they are stored. */
export async function payloadFigures(store: Store): Promise<{ plainBytes: number; storedBytes: number; since: Date | null }> {
  const [row] = await store.rows<{ plain: string; stored: string; since: Date | null }>(
    "SELECT coalesce(sum(plain_bytes), 0)::text AS plain, coalesce(sum(stored_bytes), 0)::text AS stored, min(kept_at) AS since FROM raw_page",
  );
  return { plainBytes: Number(row?.plain ?? 0), storedBytes: Number(row?.stored ?? 0), since: row?.since ?? null };
}

interface OldPage {
  id: string;
  plainBytes: number;
}

/** Pages kept before a moment, by id after the last one. */
export async function oldPages(tx: Tx, old: { before: Date; after: string; most: number }): Promise<OldPage[]> {
  return tx.rows<OldPage>(
    `SELECT id::text, plain_bytes AS "plainBytes" FROM raw_page WHERE kept_at < $1 AND id > $2 ORDER BY raw_page.id LIMIT $3 FOR UPDATE`,
    [old.before, old.after, old.most],
  );
}

/** Forgets what pages hold, but for payloads still in the queue or the quarantine: those are all that stays of their page. */
export async function emptyPages(tx: Tx, pages: readonly OldPage[]): Promise<void> {
  const open = await tx.rows<Placed & { id: string }>(
    `SELECT item.id::text, item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
     FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id WHERE item.page_id = ANY($1::bigint[]) ORDER BY item.id`,
    [pages.map((page) => page.id)],
  );
  const byPage = Map.groupBy(open, (item) => item.pageId);
  tx.run("DELETE FROM raw_page WHERE id = ANY($1::bigint[])", [pages.flatMap(({ id }) => (byPage.has(id) ? [] : [id]))]);
  for (const { id, plainBytes } of pages) {
    const items = byPage.get(id) ?? [];
    const stays = items.reduce((sum, item) => sum + item.bytes, 0);
    if (items.length > 0 && stays < plainBytes) await shrinkPage(tx, id, items);
  }
}

async function shrinkPage(tx: Tx, id: string, items: readonly (Placed & { id: string })[]): Promise<void> {
  const kept = await withPayloads(tx, items);
  // What came as one page fits into one.
  const { pages, spans } = packPages(kept.map((item) => item.payload));
  const [page] = pages;
  if (!page || pages.length > 1) return;
  tx.run("UPDATE raw_page SET form = $2, plain_bytes = $3, stored_bytes = $4, body = $5 WHERE id = $1", [
    id,
    page.form,
    page.plainBytes,
    page.body.length,
    page.body,
  ]);
  tx.run("UPDATE raw_item SET span_from = moved.at FROM unnest($1::bigint[], $2::int[]) AS moved(id, at) WHERE raw_item.id = moved.id", [
    kept.map((item) => item.id),
    spans.map((span) => span.from),
  ]);
}
