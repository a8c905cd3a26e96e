/** A shop as screens see it: no secret, only which are set. */
import type { InferSchemaOutput } from "@orpc/contract";
import type { Contract } from "../contract/index.ts";
import type { IngestDeps } from "./deps.ts";
import { allShops } from "./shop.store.ts";
import { openSecrets, type ShopRow } from "./shop.ts";

type StatusOutput = Contract["status"]["get"]["~orpc"]["outputSchema"];
export type StatusView = InferSchemaOutput<NonNullable<StatusOutput>>;
export type ShopView = StatusView["shops"][number];

interface Counts {
  id: string;
  raw24h: number;
  quarantined: number;
  oldest: Date | null;
}

/** Every shop with what came in lately. */
export async function shopViews(deps: IngestDeps): Promise<ShopView[]> {
  const now = deps.store.clock.now();
  const [shops, counts] = await Promise.all([
    allShops(deps.store),
    deps.store.rows<Counts>(
      `SELECT shop.id,
         (SELECT count(*)::int FROM raw_item WHERE shop_id = shop.id AND received_at > $1) AS "raw24h",
         (SELECT count(*)::int FROM raw_item WHERE shop_id = shop.id AND status = 'quarantined') AS quarantined,
         (SELECT min(received_at) FROM raw_item WHERE shop_id = shop.id AND status = 'pending' AND attempts = 0) AS oldest FROM shop`,
      [new Date(now - 24 * 3_600_000)],
    ),
  ]);
  const byId = new Map(counts.map((row) => [row.id, row]));
  return shops.map((shop) => viewOf(deps, shop, byId.get(shop.id)));
}

function viewOf(deps: IngestDeps, shop: ShopRow, counts: Counts | undefined): ShopView {
  const connector = deps.connectors(shop.channel);
  return {
    id: shop.id,
    channel: shop.channel,
    name: shop.name,
    baseUrl: shop.baseUrl,
    enabled: shop.enabled,
    demo: shop.demo,
    settings: shop.settings,
    secretsSet: Object.entries(openSecrets(deps.vault, shop.secrets)).flatMap(([key, value]) => (value === "" ? [] : [key])),
    lastPullAt: shop.lastPullAt,
    lastPushAt: shop.lastPushAt,
    pausedUntil: shop.pausedUntil,
    lagSeconds: lag(deps, shop, counts),
    problem: shop.problem,
    raw24h: counts?.raw24h ?? 0,
    quarantined: counts?.quarantined ?? 0,
    webhookPath: connector?.webhook ? `/hooks/${shop.channel}/${shop.id}` : null,
  };
}

/** How old our knowledge may be: until where the slowest kind was pulled; for shops that only push, the oldest payload not yet understood. */
function lag(deps: IngestDeps, shop: ShopRow, counts: Counts | undefined): number | null {
  const since = (time: number): number => Math.max(0, Math.round((deps.store.clock.now() - time) / 1000));
  const places = [shop.cursor.orders?.to, shop.cursor.cases?.to].filter((place) => place !== undefined);
  if (places.length > 0) return since(Math.min(...places));
  if (counts?.oldest) return since(counts.oldest.getTime());
  return shop.lastPushAt ? 0 : null;
}
