/**
 * Taking payloads out of their pages: their bytes become blanks, so that the others of the page stay where they lie, and the page is
 * written anew. That something came, when and under which key stays; what it said reads as forgotten.
 */
import type { Store, Tx } from "../store/index.ts";
import { packed, payloadAt } from "./page.ts";
import { type Placed, plainPages, rewritePage } from "./payload.store.ts";

type Item = Placed & { id: string; shopId: string; key: string };

/** What a payload about somebody holds: a shop's own name for a thing, or one that counts whoever says it (`shopId` empty). */
export interface Needle {
  shopId: string;
  name: string;
}

/** Shorter names stand in many payloads by chance: they count where they are a whole value, and the shortest only in the key. */
const LONG_ENOUGH = 8;
const SHORTEST_VALUE = 5;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Tells of a payload whether it is about any of these things: by the key it is kept under, or by naming one. */
export function aboutAny(needles: readonly Needle[]): (item: Pick<Item, "shopId" | "key">, payload: string) => boolean {
  const byShop = Map.groupBy(needles, ({ shopId }) => shopId);
  const tests = new Map(
    [...byShop].map(([shopId, some]) => {
      const long = some.filter(({ name }) => name.length >= LONG_ENOUGH).map(({ name }) => `(?<![0-9A-Za-z])${escaped(name)}(?![0-9A-Za-z])`);
      const short = some.filter(({ name }) => name.length < LONG_ENOUGH && name.length >= SHORTEST_VALUE).map(({ name }) => `"${escaped(name)}\\\\?"`);
      const named = long.length + short.length === 0 ? null : new RegExp([...long, ...short].join("|"));
      const keys = some.flatMap(({ name }) => [`:${JSON.stringify(name)},`, `,${JSON.stringify(name)}#`, `:${name}:`]);
      return [shopId, { named, keys }] as const;
    }),
  );
  return ({ shopId, key }, payload) =>
    [tests.get(shopId), tests.get("")].some((test) => test && (test.keys.some((one) => key.includes(one)) || (test.named?.test(payload) ?? false)));
}

const ITEMS = `SELECT item.id::text, item.shop_id AS "shopId", item.dedupe_key AS key, item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
  FROM raw_item item JOIN raw_page page ON page.id = item.page_id LEFT JOIN raw_queue queue ON queue.item_id = item.id`;

/** The next kept payloads after an item, in the order they came in, with those among them that are about any of the needles. What waits to be understood is left for then. */
export async function findAbout(
  from: Pick<Store | Tx, "rows" | "sealer">,
  of: { after: string; most: number; isAbout: ReturnType<typeof aboutAny> },
): Promise<{ last: string | null; found: Item[] }> {
  const items = await from.rows<Item>(
    `${ITEMS} WHERE item.id > $1::bigint AND item.span_bytes > 0 AND queue.status IS DISTINCT FROM 'pending' ORDER BY item.id LIMIT $2`,
    [of.after, of.most],
  );
  const pages = await plainPages(from, [...new Set(items.map(({ pageId }) => pageId))]);
  const found = items.filter((item) => {
    const plain = pages.get(item.pageId);
    return plain ? of.isAbout(item, payloadAt(plain, item)) : false;
  });
  return { last: items.at(-1)?.id ?? null, found };
}

/** Blanks the payloads of these items, and lets none of them wait in the quarantine. @returns how many, and how many of them were in the quarantine. */
export async function wipePayloads(tx: Tx, itemIds: readonly string[]): Promise<{ payloads: number; quarantined: number }> {
  if (itemIds.length === 0) return { payloads: 0, quarantined: 0 };
  const items = await tx.rows<Item>(`${ITEMS} WHERE item.id = ANY($1::bigint[]) AND item.span_bytes > 0 ORDER BY item.id FOR UPDATE OF page`, [itemIds]);
  const pages = await plainPages(tx, [...new Set(items.map(({ pageId }) => pageId))]);
  for (const [pageId, plain] of pages) {
    // A page that does not open says nothing to anybody.
    if (plain === null) continue;
    for (const { from, bytes } of items.filter((item) => item.pageId === pageId)) plain.fill(0x20, from, from + bytes);
    rewritePage(tx, pageId, packed(plain));
  }
  const ids = items.map(({ id }) => id);
  tx.run("UPDATE raw_item SET span_bytes = 0 WHERE id = ANY($1::bigint[])", [ids]);
  const quarantined = await tx.count("DELETE FROM raw_queue WHERE item_id = ANY($1::bigint[]) AND status <> 'pending'", [ids]);
  return { payloads: ids.length, quarantined };
}
