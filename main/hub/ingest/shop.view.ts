/** A shop as screens see it: no secret, only which are set. */
import { namesOfPeople } from "../access/index.ts";
import { type Connector, pulledKinds } from "../connectors/port.ts";
import type { IngestDeps } from "./deps.ts";
import { refusedSince } from "./refused.store.ts";
import { allShops } from "./shop.store.ts";
import { historyFrom, openSecrets, pulledUntil, type ShopRow } from "./shop.ts";
import { type ShopCounts, type StatusView, shopCounts } from "./status.store.ts";

export type ShopView = StatusView["shops"][number];

/** Every shop with what came in lately. */
export async function shopViews(deps: IngestDeps): Promise<ShopView[]> {
  const now = deps.store.clock.now();
  const since = new Date(now - 24 * 3_600_000);
  const [shops, counts, refused, names] = await Promise.all([
    allShops(deps.store),
    shopCounts(deps.store, since),
    refusedSince(deps.store, since),
    namesOfPeople(deps.store),
  ]);
  const byId = new Map(counts.map((row) => [row.id, row]));
  return shops.map((shop) => ({
    ...viewOf(deps, shop, byId.get(shop.id)),
    refusedPushes24h: refused.get(shop.id) ?? 0,
    pausedBy: nameOf(shop.pausedBy, names),
  }));
}

/** `operator:…` by the person's name. */
function nameOf(actor: string | null, names: ReadonlyMap<string, string>): string | null {
  if (actor === null) return null;
  const [, id = actor] = actor.split(":");
  return names.get(id) ?? id;
}

function viewOf(deps: IngestDeps, shop: ShopRow, counts: ShopCounts | undefined): Omit<ShopView, "refusedPushes24h"> {
  const connector = deps.connectors(shop.channel);
  const secrets = openSecrets(deps.vault, shop.secrets);
  return {
    id: shop.id,
    channel: shop.channel,
    name: shop.name,
    baseUrl: shop.baseUrl,
    enabled: shop.enabled,
    demo: shop.demo,
    settings: shop.settings,
    secretsSet: Object.entries(secrets).flatMap(([key, value]) => (value === "" ? [] : [key])),
    lastPullAt: shop.lastPullAt,
    lastPushAt: shop.lastPushAt,
    pausedUntil: shop.pausedUntil,
    pausedSince: shop.pausedSince,
    pausedBy: shop.pausedBy,
    pausedWhy: shop.pausedWhy,
    lagSeconds: lag(deps, shop, counts),
    firstPull: firstPullOf(deps, shop, connector),
    problem: shop.problem ?? aheadOf(deps, shop),
    raw24h: counts?.raw24h ?? 0,
    quarantined: counts?.quarantined ?? 0,
    authorisation: authorisationOf(connector, secrets),
    webhookPath: connector?.webhook ? `/hooks/${shop.channel}/${shop.id}` : null,
  };
}

/** How far the first walk through a shop's past is, its kinds taken together; `null` where it is over, or where nothing is asked. */
function firstPullOf(deps: IngestDeps, shop: ShopRow, connector: Connector | undefined): ShopView["firstPull"] {
  if (shop.lastPullAt !== null || !connector?.pull || connector.polls?.(shop) === false) return null;
  const begins = historyFrom(shop);
  const whole = Math.max(1, deps.store.clock.now() - begins);
  const shares = pulledKinds(connector.manifest).map((what) => Math.min(1, Math.max(0, ((shop.cursor[what]?.to ?? begins) - begins) / whole)));
  const share = shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);
  return { begins: new Date(begins), share };
}

/** Whether a shop is authorised, and until when; a channel that has neither page nor end says nothing of it. */
function authorisationOf(connector: Connector | undefined, secrets: Record<string, string>): ShopView["authorisation"] {
  const byPage = connector?.authorise !== undefined;
  const endsAt = Number(secrets.accessTokenExpiresAt) || 0;
  if (!byPage && endsAt === 0) return null;
  return { byPage, given: Boolean(secrets.accessToken), endsAt: endsAt > 0 ? new Date(endsAt) : null };
}

/** A place of pulling that has not come yet: what changes until then is passed by. Clocks differ by seconds, not by more. */
function aheadOf({ store: { clock } }: IngestDeps, { cursor }: ShopRow): string | null {
  const ahead = Math.max(0, ...[cursor.orders?.to, cursor.cases?.to].map((to) => (to ?? 0) - clock.now()));
  if (ahead <= CLOCKS_MS) return null;
  return `拉取进度比现在的时间超前 ${Math.round(ahead / 60_000)} 分钟，多半是系统时钟被改过；这段时间的变化会漏掉，重新启动会自动回到现在。`;
}
const CLOCKS_MS = 60_000;

/** How old our knowledge may be: until where the slowest kind was pulled; for shops that only push, the oldest payload not yet understood. */
function lag(deps: IngestDeps, shop: ShopRow, counts: ShopCounts | undefined): number | null {
  const since = (time: number): number => Math.max(0, Math.round((deps.store.clock.now() - time) / 1000));
  const pulled = pulledUntil(shop.cursor);
  if (pulled !== null) return since(pulled);
  if (counts?.oldest) return since(counts.oldest.getTime());
  return shop.lastPushAt ? 0 : null;
}
