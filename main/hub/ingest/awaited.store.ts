/** What was told about things that nobody knows yet. */
import type { InferSchemaOutput } from "@orpc/contract";
import type { Contract } from "../contract/index.ts";
import { Awaited } from "../contract/words.ts";
import type { Store } from "../store/index.ts";

type AwaitedPage = InferSchemaOutput<NonNullable<Contract["status"]["awaited"]["~orpc"]["outputSchema"]>>;

/** Names of what is waited for begin with what it is: `waybill:YT1`. */
const WHAT = "split_part(queue.waits_for, ':', 1)";

/** A page of things that payloads wait for, longest first, with how many of each kind there are. */
export async function awaitedPage(store: Store, { what = null, page, size }: { what?: Awaited | null; page: number; size: number }): Promise<AwaitedPage> {
  const [rows, kinds] = await Promise.all([
    store.rows<AwaitedPage["rows"][number]>(
      `SELECT ${WHAT} AS what, regexp_replace(substr(queue.waits_for, strpos(queue.waits_for, ':') + 1), '^channel:[*]:', '') AS ref, shop.name AS "shopName", shop.channel, count(*)::int AS payloads,
         min(item.received_at) AS "firstAt", max(item.received_at) AS "lastAt", coalesce(max(queue.reason), '') AS reason
       FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id JOIN shop ON shop.id = item.shop_id
       WHERE queue.waits_for IS NOT NULL AND ($1::text IS NULL OR ${WHAT} = $1)
       GROUP BY queue.waits_for, shop.id ORDER BY min(item.received_at), queue.waits_for, shop.id LIMIT $2 OFFSET $3`,
      [what, size, page * size],
    ),
    store.rows<{ what: Awaited; count: number }>(
      `SELECT ${WHAT} AS what, count(DISTINCT (queue.waits_for, item.shop_id))::int AS count FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id
       WHERE queue.waits_for IS NOT NULL GROUP BY 1`,
    ),
  ]);
  const counted = (one: Awaited): number => kinds.find((kind) => kind.what === one)?.count ?? 0;
  const counts = Object.fromEntries(Awaited.options.map((one) => [one, counted(one)])) as Record<Awaited, number>;
  return { rows, total: what === null ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[what], counts };
}
