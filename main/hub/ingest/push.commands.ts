/** Receiving pushes: verified, kept, and only then answered. Pushes that arrive together are kept in one write. */
import type { ChannelAnswer, Connector, ConnectorContext, ConnectorProblem, Webhook, WebhookRequest } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { beginning } from "../kernel/text.ts";
import { together } from "../kernel/together.ts";
import { commit } from "../store/index.ts";
import type { IngestDeps } from "./deps.ts";
import { insertRaw } from "./raw.store.ts";
import { MAX_PUSH_BYTES, type RawRow } from "./raw.ts";
import { countRefused, type RefusedFor } from "./refused.store.ts";
import { changeShop, shopsById } from "./shop.store.ts";
import { contextOf, type ShopRow } from "./shop.ts";

export interface PushReceiver {
  /** Answers when the push is stored, or with the channel's own error answer. Never throws. */
  receive(shopId: string, request: WebhookRequest): Promise<ChannelAnswer>;
}

interface Push {
  shopId: string;
  request: WebhookRequest;
}
/** What one push comes to before anything is written. */
interface Opened {
  rows: RawRow[];
  answer: ChannelAnswer;
  /** Nothing of it is kept, only that it came. */
  refused: RefusedFor | null;
}

/** Pushes written in one transaction at most. */
const TOGETHER = 300;
const NOTED_EVERY_MS = 1_000;
const VERBS: Readonly<Record<RefusedFor, string>> = { signature: "push.bad_signature", oversized: "push.oversized" };
const NOWHERE: ChannelAnswer = { status: 404, contentType: "application/json", body: '{"message":"no such shop"}' };
const LATER: ChannelAnswer = { status: 503, contentType: "application/json", body: '{"message":"try again"}' };

/**
 * Opens a receiver. Keep one per hub: what arrives while a write is under way goes together into the next, and is verified meanwhile. Both are done in the
 * order of arrival.
 */
export function pushReceiver(deps: IngestDeps): PushReceiver {
  const open = together({ run: (batch: readonly Push[]) => openTogether(deps, batch), most: TOGETHER });
  const keep = together({ run: (batch: readonly ToKeep[]) => keepTogether(deps, batch), most: TOGETHER, gatherMs: 0 });
  return {
    receive: async (shopId, request) => {
      const { shop, opened } = await open({ shopId, request });
      return shop && (opened.rows.length > 0 || opened.refused !== null) ? keep({ shop, opened }) : opened.answer;
    },
  };
}

/** One push by itself; the same as a receiver's `receive`. */
export function receivePush(deps: IngestDeps, shopId: string, request: WebhookRequest): Promise<ChannelAnswer> {
  return pushReceiver(deps).receive(shopId, request);
}

/** A push that was opened, and whose it is; nobody's is not kept. */
interface OpenedPush {
  shop: ShopRow | undefined;
  opened: Opened;
}
interface ToKeep extends OpenedPush {
  shop: ShopRow;
}

async function openTogether(deps: IngestDeps, batch: readonly Push[]): Promise<OpenedPush[]> {
  const shops = await shopsById(deps.store, [...new Set(batch.map(({ shopId }) => shopId))]).catch((fault: Error) => {
    deps.log("error", `推送没有存下：${fault.message}`);
    return null;
  });
  if (!shops) return batch.map(() => ({ shop: undefined, opened: { rows: [], answer: LATER, refused: null } }));
  const openers = new Map<string, Opener>();
  return batch.map(({ shopId, request }) => {
    const shop = shops.get(shopId);
    const open = openers.get(shopId) ?? openerOf(deps, shop);
    openers.set(shopId, open);
    return { shop, opened: open(request) };
  });
}

type Opener = (request: WebhookRequest) => Opened;

/** Opens pushes of one shop: its secrets are opened once for all of them. */
function openerOf(deps: IngestDeps, shop: ShopRow | undefined): Opener {
  const connector: Connector | undefined = shop && deps.connectors(shop.channel);
  const webhook = connector?.webhook;
  if (!shop || !webhook) return () => ({ rows: [], answer: NOWHERE, refused: null });
  if (!shop.enabled) return () => turnedAway(webhook, "REFUSED");
  const context = contextOf(deps, shop);
  return (request) => openOne({ shop, webhook, context }, request);
}

/** Pushes of several shops: one write a shop. */
async function keepTogether(deps: IngestDeps, batch: readonly ToKeep[]): Promise<ChannelAnswer[]> {
  const answers = new Map<ToKeep, ChannelAnswer>();
  const shops = [...Map.groupBy(batch, ({ shop }) => shop.id).values()].map(async (pushes) => {
    try {
      await keepOpened(deps, pushes);
      for (const push of pushes) answers.set(push, push.opened.answer);
    } catch (fault) {
      deps.log("error", `推送没有存下：${(fault as Error).message}`);
    }
  });
  await Promise.all(shops);
  return batch.map((push) => answers.get(push) ?? LATER);
}

/** Keeps pushes of one shop. */
async function keepOpened(deps: IngestDeps, pushes: readonly ToKeep[]): Promise<void> {
  const shop = pushes.at(-1)?.shop;
  if (!shop) return;
  const rows = pushes.flatMap(({ opened }) => opened.rows);
  const refused = Map.groupBy(
    pushes.flatMap(({ opened }) => opened.refused ?? []),
    (reason) => reason,
  );
  await commit(deps.store, `channel:${shop.id}`, async (tx) => {
    await insertRaw(tx, rows);
    // Of a burst the first batch tells that pushes come.
    if (rows.length > 0 && tx.at.getTime() - (shop.lastPushAt?.getTime() ?? 0) >= NOTED_EVERY_MS) await changeShop(tx, shop.id, { lastPushAt: tx.at });
    for (const [reason, { length: count }] of refused) {
      // A flood of forged ones is a line an hour; how many they were stands beside it.
      if (await countRefused(tx, { shopId: shop.id, reason, pushes: count })) tx.journal({ verb: VERBS[reason], subject: "shop", subjectId: shop.id });
    }
  });
}

function turnedAway(webhook: Webhook, problem: ConnectorProblem): Opened {
  return { rows: [], answer: webhook.rejected(problem), refused: problem === "BAD_SIGNATURE" ? "signature" : null };
}

function openOne(to: { shop: ShopRow; webhook: Webhook; context: ConnectorContext }, request: WebhookRequest): Opened {
  const { shop, webhook, context } = to;
  if (request.isCheck && !webhook.takesGet) return { rows: [], answer: webhook.check?.(context, request) ?? NOWHERE, refused: null };
  const aside = (reason: string, field = ""): Opened => ({ ...turnedAway(webhook, "UNREADABLE"), rows: [{ ...quarantineRow(shop, request, reason), field }] });
  const size = Math.max(Buffer.byteLength(request.body), Number(request.headers["content-length"] ?? 0) || 0);
  // Whose it is cannot be told of a body that was cut: what anybody may send is not kept.
  if (size > MAX_PUSH_BYTES) return { ...turnedAway(webhook, "UNREADABLE"), refused: "oversized" };
  try {
    const items = webhook.open(context, request);
    if (items.ok) return { rows: items.value.map((item) => ({ ...item, shopId: shop.id, via: "push" })), answer: webhook.accepted, refused: null };
    if (items.refusal.code === "UNREADABLE") return aside(`推送读不懂：${items.refusal.message}`, String(items.refusal.details?.field ?? ""));
    return turnedAway(webhook, items.refusal.code);
  } catch (fault) {
    return aside(`推送解析时出错：${beginning((fault as Error).message, 200)}`);
  }
}

/** The same bad body sent again and again is one row. */
function quarantineRow(shop: ShopRow, request: WebhookRequest, reason: string): RawRow {
  return { shopId: shop.id, via: "push", topic: "push", dedupeKey: `unreadable:${sha256(request.body)}`, payload: request.body, reason };
}
