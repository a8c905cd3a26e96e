/** Receiving pushes: verified, kept, and only then answered. Pushes that arrive together are kept in one write. */
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, Webhook, WebhookRequest } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { isSame } from "../kernel/same.ts";
import { beginning } from "../kernel/text.ts";
import { together } from "../kernel/together.ts";
import { commit } from "../store/index.ts";
import type { IngestDeps } from "./deps.ts";
import { insertRaw } from "./raw.store.ts";
import { MAX_PUSH_BYTES, type RawRow } from "./raw.ts";
import { countRefused, type RefusedFor } from "./refused.store.ts";
import { notePush, shopsById } from "./shop.store.ts";
import { contextOf, type ShopRow } from "./shop.ts";

export interface PushReceiver {
  /** Answers when the push is stored, or with the channel's own error answer. Never throws. */
  receive(shopId: string, request: WebhookRequest): Promise<ChannelAnswer>;
}

interface Push {
  shopId: string;
  request: WebhookRequest;
  /** What it came to at its shop's door as that was open when it came. */
  before: { door: Door; opened: Opened } | undefined;
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
/** How long a shop's secrets stay open for its next pushes. */
const REMEMBERED_MS = 1_000;
const VERBS: Readonly<Record<RefusedFor, string>> = { signature: "push.bad_signature", oversized: "push.oversized" };
const NOWHERE: ChannelAnswer = { status: 404, contentType: "application/json", body: '{"message":"no such shop"}' };
const LATER: ChannelAnswer = { status: 503, contentType: "application/json", body: '{"message":"try again"}' };

/**
 * Opens a receiver. Keep one per hub: what arrives while a write is under way goes together into the next, and is verified meanwhile, by its shop as it was
 * a moment ago; the write looks at the shop again, and where it has changed all of it is verified anew. All is done in the order of arrival.
 */
export function pushReceiver(deps: IngestDeps): PushReceiver {
  const doors = openDoors(deps);
  const keep = together({ run: (batch: readonly Push[]) => keepTogether(deps, doors, batch), most: TOGETHER });
  return { receive: (shopId, request) => keep({ shopId, request, before: doors.before(shopId, request) }) };
}

/** One push by itself; the same as a receiver's `receive`. */
export function receivePush(deps: IngestDeps, shopId: string, request: WebhookRequest): Promise<ChannelAnswer> {
  return pushReceiver(deps).receive(shopId, request);
}

type Opener = (request: WebhookRequest) => Opened;

/** A shop's door: by which shop it opens, and how. */
interface Door {
  shop: ShopRow;
  open: Opener;
}

/** Doors of shops that had pushes a moment ago. */
interface Doors {
  /** What a push comes to at its shop's door, where that is open. */
  before(shopId: string, request: WebhookRequest): Push["before"];
  /** The door of a shop as it stands now. */
  of(shop: ShopRow): Door;
  /** Which shops' doors are not open. */
  closed(ids: readonly string[]): string[];
}

function openDoors(deps: IngestDeps): Doors {
  const doors = new Map<string, Door>();
  return {
    before: (shopId, request) => {
      const door = doors.get(shopId);
      return door && { door, opened: door.open(request) };
    },
    of: (shop) => {
      const known = doors.get(shop.id);
      if (known && isSameDoor(known.shop, shop)) return known;
      const door = { shop, open: openerOf(deps, shop) };
      doors.set(shop.id, door);
      setTimeout(() => doors.get(shop.id) === door && doors.delete(shop.id), REMEMBERED_MS).unref();
      return door;
    },
    closed: (ids) => ids.filter((id) => !doors.has(id)),
  };
}

/** Whether a push is verified, read and answered the same by both. */
function isSameDoor(left: ShopRow, right: ShopRow): boolean {
  return (
    left.enabled === right.enabled &&
    left.channel === right.channel &&
    left.baseUrl === right.baseUrl &&
    Buffer.compare(left.secrets ?? NONE, right.secrets ?? NONE) === 0 &&
    isSame(left.settings, right.settings)
  );
}
const NONE = new Uint8Array();

/** Opens pushes of one shop: its secrets are opened once for all of them. */
function openerOf(deps: IngestDeps, shop: ShopRow): Opener {
  const webhook = deps.connectors(shop.channel)?.webhook;
  if (!webhook) return () => ({ rows: [], answer: NOWHERE, refused: null });
  if (!shop.enabled) return () => turnedAway(webhook, "REFUSED");
  const context = contextOf(deps, shop);
  return (request) => openOne({ shop, webhook, context }, request);
}

/** Pushes of several shops: one write a shop. */
async function keepTogether(deps: IngestDeps, doors: Doors, batch: readonly Push[]): Promise<ChannelAnswer[]> {
  const answers = new Map<Push, ChannelAnswer>();
  const failed = (fault: Error): void => deps.log("error", `推送没有存下：${fault.message}`);
  const byShop = Map.groupBy(batch, ({ shopId }) => shopId);
  const strange = doors.closed([...byShop.keys()]);
  const found = strange.length === 0 ? null : await shopsById(deps.store, strange).catch(failed);
  if (found === undefined) return batch.map(() => LATER);
  const writes = [...byShop].map(async ([shopId, pushes]) => {
    const isNowhere = found !== null && strange.includes(shopId) && !found.has(shopId);
    try {
      const kept = isNowhere ? pushes.map(() => NOWHERE) : await keepOfShop(deps, { shopId, doors }, pushes);
      for (const [at, push] of pushes.entries()) answers.set(push, kept[at] ?? LATER);
    } catch (fault) {
      failed(fault as Error);
    }
  });
  await Promise.all(writes);
  return batch.map((push) => answers.get(push) ?? LATER);
}

/** Keeps pushes of one shop, by that shop as the write finds it; their answers, in order. */
async function keepOfShop(deps: IngestDeps, { shopId, doors }: { shopId: string; doors: Doors }, pushes: readonly Push[]): Promise<ChannelAnswer[]> {
  return commit(deps.store, `channel:${shopId}`, async (tx) => {
    const shop = (await shopsById(tx, [shopId])).get(shopId);
    if (!shop) return pushes.map(() => NOWHERE);
    const door = doors.of(shop);
    const opened = pushes.map(({ request, before }) => (before?.door === door ? before.opened : door.open(request)));
    const rows = opened.flatMap((one) => one.rows);
    await insertRaw(tx, rows);
    // Of a burst the first batch tells that pushes come.
    if (rows.length > 0 && tx.at.getTime() - (shop.lastPushAt?.getTime() ?? 0) >= NOTED_EVERY_MS) notePush(tx, shop.id);
    const refused = Map.groupBy(
      opened.flatMap((one) => one.refused ?? []),
      (reason) => reason,
    );
    for (const [reason, { length: count }] of refused) {
      // A flood of forged ones is a line an hour; how many they were stands beside it.
      if (await countRefused(tx, { shopId, reason, pushes: count })) tx.journal({ verb: VERBS[reason], subject: "shop", subjectId: shopId });
    }
    return opened.map(({ answer }) => answer);
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
