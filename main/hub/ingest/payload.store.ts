import { openedOrNull, type Store, type Tx } from "../store/index.ts";
import { openedBody, openedPage, type PackedPage, packPages, payloadAt, sealedBody } from "./page.ts";

/** Where the payload of a row lies. */
export interface Placed {
  pageId: string;
  from: number;
  bytes: number;
}

type Reader = Pick<Store, "rows" | "sealer">;

/**
 * Rows with their payloads; of a payload that was forgotten nothing is left, it reads as `""`, and so does one whose page does not open,
 * which is `broken` then.
 */
export async function withPayloads<Row extends Placed>(
  where: Reader,
  rows: readonly Row[],
): Promise<(Omit<Row, keyof Placed> & { payload: string; broken?: true })[]> {
  const pages = await plainPages(where, [...new Set(rows.map((row) => row.pageId))]);
  return rows.map(({ pageId, from, bytes, ...row }) => {
    const plain = pages.get(pageId);
    return { ...row, payload: plain ? payloadAt(plain, { from, bytes }) : "", ...(plain === null ? { broken: true as const } : {}) };
  });
}

/** Numbers drawn at once: a write asks the server for nothing before it has something to write. What is left at the end is never used. */
const DRAWN = 64;

/** Numbers of pages that were drawn and are not used yet. */
function openPageNumbers(): string[] {
  return [];
}

/** Numbers for pages that are about to be written; none is given twice. */
export async function pageIds(tx: Tx, count: number): Promise<string[]> {
  const drawn = tx.memory.of(openPageNumbers);
  if (drawn.length >= count) return drawn.splice(0, count);
  const more = await tx.rows<{ id: string }>("SELECT nextval('raw_page_id_seq')::text AS id FROM generate_series(1, $1::int)", [count + DRAWN]);
  const [own, others] = [more.slice(0, count), more.slice(count)];
  drawn.push(...others.map(({ id }) => id));
  return own.map(({ id }) => id);
}

/** Plain bytes by page; `null` where a page does not open. */
export async function plainPages(where: Reader, ids: readonly string[]): Promise<Map<string, Buffer | null>> {
  if (ids.length === 0) return new Map();
  const pages = await where.rows<{ id: string; keyId: number | null; form: string; body: Uint8Array }>(
    `SELECT id::text, key_id AS "keyId", form, body FROM raw_page WHERE id = ANY($1::bigint[])`,
    [ids],
  );
  return new Map(pages.map((page) => [page.id, openedOrNull(() => openedPage(where.sealer, page))]));
}

/** Forgets every sealed page: the key that opened them is lost. @returns how many. */
export function forgetSealedPages(tx: Tx): Promise<number> {
  return tx.count("DELETE FROM raw_page WHERE key_id IS NOT NULL");
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

/**
 * Seals pages anew that an older data key sealed, or none, by id after the last one.
 * @returns the last one looked at (`null`: there are none left), and how many do not open and stay as they are.
 */
export async function resealPages(tx: Tx, of: { after: string; most: number }): Promise<{ last: string | null; broken: number }> {
  const { sealer } = tx;
  const pages = await tx.rows<{ id: string; keyId: number | null; body: Uint8Array }>(
    `SELECT id::text, key_id AS "keyId", body FROM raw_page WHERE id > $1::bigint AND key_id IS DISTINCT FROM $2 ORDER BY raw_page.id LIMIT $3 FOR UPDATE`,
    [of.after, sealer.keyId, of.most],
  );
  let broken = 0;
  for (const { id, keyId, body } of pages) {
    const stored = keyId === null ? body : openedOrNull(() => openedBody(sealer, id, body));
    if (stored === null) broken += 1;
    else
      tx.run("UPDATE raw_page SET key_id = $2, body = $3, stored_bytes = octet_length($3::bytea) WHERE id = $1", [
        id,
        sealer.keyId,
        sealedBody(sealer, id, stored),
      ]);
  }
  return { last: pages.at(-1)?.id ?? null, broken };
}

/** How many pages each data key seals; 0 = none does. */
export function pagesByKey(store: Store): Promise<{ keyId: number; count: number }[]> {
  return store.rows(`SELECT coalesce(key_id, 0) AS "keyId", count(*)::int AS count FROM raw_page GROUP BY 1`);
}

/** Puts another body into a page. */
export function rewritePage(tx: Tx, id: string, page: PackedPage): void {
  const body = sealedBody(tx.sealer, id, page.body);
  tx.run("UPDATE raw_page SET form = $2, plain_bytes = $3, stored_bytes = $4, key_id = $5, body = $6 WHERE id = $1", [
    id,
    page.form,
    page.plainBytes,
    body.length,
    tx.sealer.keyId,
    body,
  ]);
}

async function shrinkPage(tx: Tx, id: string, items: readonly (Placed & { id: string })[]): Promise<void> {
  const kept = await withPayloads(tx, items);
  // What does not open is left for whoever looks into it.
  if (kept.some(({ broken }) => broken)) return;
  // What came as one page fits into one.
  const { pages, spans } = packPages(kept.map((item) => item.payload));
  const [page] = pages;
  if (!page || pages.length > 1) return;
  rewritePage(tx, id, page);
  tx.run("UPDATE raw_item SET span_from = moved.at FROM unnest($1::bigint[], $2::int[]) AS moved(id, at) WHERE raw_item.id = moved.id", [
    kept.map((item) => item.id),
    spans.map((span) => span.from),
  ]);
}
