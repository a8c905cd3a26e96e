/** Receiving pushes: verified, kept, and only then answered. Pushes that arrive together are kept in one write. */
import type { ChannelAnswer, Connector, ConnectorProblem, Webhook, WebhookRequest } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { commit } from "../store/index.ts";
import type { IngestDeps } from "./deps.ts";
import { insertRaw, type RawRow } from "./raw.store.ts";
import { MAX_PUSH_BYTES } from "./raw.ts";
import { changeShop, shopsById } from "./shop.store.ts";
import { contextOf, type ShopRow } from "./shop.ts";

export interface PushReceiver {
  /** Answers when the push is stored, or with the channel's own error answer. Never throws. */
  receive(shopId: string, request: WebhookRequest): Promise<ChannelAnswer>;
}

interface Waiting {
  request: WebhookRequest;
  answer(answer: ChannelAnswer): void;
}
/** What one push comes to before anything is written. */
interface Opened {
  rows: RawRow[];
  answer: ChannelAnswer;
  refused: boolean;
}

/** Pushes written in one transaction at most. */
const TOGETHER = 300;
/** What is kept of a body that is too large: enough to see whose it is. */
const EXCERPT = 4_000;
const NOWHERE: ChannelAnswer = { status: 404, contentType: "application/json", body: '{"message":"no such shop"}' };
const LATER: ChannelAnswer = { status: 503, contentType: "application/json", body: '{"message":"try again"}' };

/** Opens a receiver. Keep one per hub: what arrives while a write is under way goes together into the next. */
export function pushReceiver(deps: IngestDeps): PushReceiver {
  const queues = new Map<string, Waiting[]>();
  const busy = new Set<string>();
  const work = async (shopId: string): Promise<void> => {
    busy.add(shopId);
    for (let queue = queues.get(shopId); queue && queue.length > 0; queue = queues.get(shopId)) {
      const batch = queue.splice(0, TOGETHER);
      const answers = await takeBatch(deps, shopId, batch).catch((fault: Error) => {
        deps.log("error", `推送没有存下：${fault.message}`);
        return batch.map(() => LATER);
      });
      for (const [index, waiting] of batch.entries()) waiting.answer(answers[index] ?? LATER);
    }
    busy.delete(shopId);
    queues.delete(shopId);
  };
  return {
    receive: (shopId, request) =>
      new Promise((answer) => {
        const queue = queues.get(shopId) ?? [];
        queues.set(shopId, queue);
        queue.push({ request, answer });
        if (!busy.has(shopId)) void work(shopId);
      }),
  };
}

/** One push by itself; the same as a receiver's `receive`. */
export function receivePush(deps: IngestDeps, shopId: string, request: WebhookRequest): Promise<ChannelAnswer> {
  return pushReceiver(deps).receive(shopId, request);
}

async function takeBatch(deps: IngestDeps, shopId: string, batch: readonly Waiting[]): Promise<ChannelAnswer[]> {
  const shop = (await shopsById(deps.store, [shopId])).get(shopId);
  const connector: Connector | undefined = shop && deps.connectors(shop.channel);
  const webhook = connector?.webhook;
  if (!shop || !webhook) return batch.map(() => NOWHERE);
  const opened = batch.map(({ request }) => (shop.enabled ? openOne(deps, { shop, webhook }, request) : turnedAway(webhook, "REFUSED")));
  const rows = opened.flatMap((one) => one.rows);
  const refused = opened.filter((one) => one.refused).length;
  if (rows.length === 0 && refused === 0) return opened.map((one) => one.answer);
  await commit(deps.store, `channel:${shop.id}`, async (tx) => {
    await insertRaw(tx, rows);
    if (rows.length > 0) await changeShop(tx, shop.id, { last_push_at: tx.at });
    if (refused > 0) tx.journal({ verb: "push.bad_signature", subject: "shop", subjectId: shop.id, data: { pushes: refused } });
  });
  return opened.map((one) => one.answer);
}

function turnedAway(webhook: Webhook, problem: ConnectorProblem): Opened {
  return { rows: [], answer: webhook.rejected(problem), refused: problem === "BAD_SIGNATURE" };
}

function openOne(deps: IngestDeps, to: { shop: ShopRow; webhook: Webhook }, request: WebhookRequest): Opened {
  const { shop, webhook } = to;
  const aside = (reason: string): Opened => ({ ...turnedAway(webhook, "UNREADABLE"), rows: [quarantineRow(shop, request, reason)] });
  const size = Math.max(Buffer.byteLength(request.body), Number(request.headers["content-length"] ?? 0) || 0);
  if (size > MAX_PUSH_BYTES) return aside(`推送有 ${(size / 1024 / 1024).toFixed(1)} MB，超过 5 MB 的上限，只留了开头`);
  try {
    const items = webhook.open(contextOf(deps, shop), request);
    if (items.ok) return { rows: items.value.map((item) => ({ ...item, shopId: shop.id, via: "push" })), answer: webhook.accepted, refused: false };
    if (items.refusal.code === "UNREADABLE") return aside(`推送读不懂：${items.refusal.message}`);
    return turnedAway(webhook, items.refusal.code);
  } catch (fault) {
    return aside(`推送解析时出错：${(fault as Error).message.slice(0, 200)}`);
  }
}

/** The same bad body sent again and again is one row. */
function quarantineRow(shop: ShopRow, request: WebhookRequest, reason: string): RawRow {
  const small = Buffer.byteLength(request.body) <= MAX_PUSH_BYTES;
  const payload = small ? request.body : request.body.slice(0, EXCERPT);
  return { shopId: shop.id, via: "push", topic: "push", dedupeKey: `unreadable:${sha256(request.body)}`, payload, reason };
}
