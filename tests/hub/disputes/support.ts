/** Shops, orders and case facts for tests of disputes and risk. */
import { openVault } from "../../../main/hub/access/index.ts";
import type { ChannelCase } from "../../../main/hub/connectors/port.ts";
import type { agentHandlers, CaseFact, Comparing, Drafts, Holds, ModelUse } from "../../../main/hub/disputes/index.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";

export const start = Date.UTC(2026, 10, 20, 2, 0, 0);
export const hour = 3_600_000;

/** A shop of a channel; its id is the channel's name. */
export async function addShop(store: Store, channel: string): Promise<void> {
  await store.pool.query("INSERT INTO shop (id, channel, name, base_url, next_pull_at, created_at) VALUES ($1, $1, $2, 'http://127.0.0.1', now(), now())", [
    channel,
    `店 ${channel}`,
  ]);
}

/** An order with one line of the amount paid. */
export async function addOrder(
  store: Store,
  order: { id: string; shopId?: string; paidFen?: number; accountId?: string | null; paidAt?: Date; signedAt?: Date | null },
): Promise<void> {
  const { id, shopId = "taobao", paidFen = 11_800, accountId = null, paidAt = new Date(start - 48 * hour), signedAt = null } = order;
  await store.pool.query(
    `INSERT INTO "order" (id, number, shop_id, channel, channel_order_id, account_id, state, channel_status, version, total_fen, paid_fen, freight_fen, buyer_nick, receiver, created_at, paid_at, signed_at, learnt_at)
     VALUES ($1, 'N' || $1, $2, $2, 'c' || $1, $3, 'signed', 'X', 1, $4, $4, 0, '买家' || $1, '{"name":"王*","phone":"138****0001","province":"浙江省","city":"杭州市","district":"","address":""}', $5, $5, $6, $5)`,
    [id, shopId, accountId, paidFen, paidAt, signedAt],
  );
  await store.pool.query(
    `INSERT INTO order_line (id, order_id, channel_line_id, sku, title, spec, quantity, price_fen, paid_fen, state, channel_status)
     VALUES ($1 || '-1', $1, 'l' || $1, 'SKU-1', '陶瓷马克杯', '白色', 1, $2, $2, 'signed', 'X')`,
    [id, paidFen],
  );
}

/** A fact about a case at Taobao; what is not given is a plain request for a return. */
export function fact(of: Partial<ChannelCase> & { channelCaseId: string }, shopId = "taobao", reading = 0): CaseFact {
  return {
    shopId,
    channel: shopId,
    reading,
    fact: {
      type: "case",
      channelOrderId: "c1",
      channelLineIds: [],
      version: start,
      kind: "return_refund",
      channelStatus: "WAIT_SELLER_AGREE",
      state: "requested",
      arbitration: false,
      amountFen: 5_900,
      refundedFen: null,
      endedWell: false,
      problem: null,
      reason: "质量问题",
      buyerWords: "杯口有裂纹",
      goodsReceived: true,
      createdAt: new Date(start),
      deadlineAt: new Date(start + 48 * hour),
      defaultOutcome: "agree_return",
      returnCarrier: null,
      returnWaybill: null,
      evidence: [],
      writeToken: { refund_version: "1" },
      ...of,
    },
  };
}

/** Removes what a test wrote, so that the next starts with an empty desk. */
export async function emptyDesk(store: Store): Promise<void> {
  await store.pool.query(
    `TRUNCATE case_file, case_message, suggestion, decision, action, timeline_event, parcel, finding, order_line, "order", account, account_key, account_mark, account_appeal, account_change, account_apart, event, journal_line, shop, operator, setting, example, label_model, want_model, service_terms, case_promise, case_answer, training_batch, training_result CASCADE`,
  );
}

/** Names of the events so far, in order. */
export async function eventNames(store: Store): Promise<string[]> {
  return (await store.rows<{ name: string }>("SELECT name FROM event ORDER BY id")).map((event) => event.name);
}

/** A house that set nothing an example could contradict. */
export const noTerms = { slots: {}, freight: null, forbiddenWords: [], promises: [] };

/** A house that set nothing, and no policy says anything. */
export const nothingInForce = { terms: noTerms, ruledNow: async () => new Map() };

/** Nobody writes, and there are no models: the room of cases by itself. */
export const noDrafts: Drafts = { of: () => null, put: () => undefined };
const noModels = (): ModelUse => ({
  endpoints: async () => ok({ endpoints: [] }),
  callBegins: async () => refuse("NOT_FOUND", "没有模型。"),
  callEnds: async () => ok({ ok: true as const }),
  steps: async () => ok({ steps: [] }),
  keepStep: async () => ok({ ok: true as const }),
  keepWrites: async () => ok({ ok: true as const }),
  dropSteps: async () => ok({ ok: true as const }),
});

/** Nothing is compared. */
const nothingCompared: Comparing = {
  nextCompared: async () => ok({ work: null }),
  keepCompared: async () => ok({ ok: true as const }),
  haltComparison: async () => ok({ ok: true as const }),
};

/** What agents are answered with where nothing lies outside the room of cases. */
export const nothingOutside = {
  drafts: noDrafts,
  modelUse: noModels,
  comparing: nothingCompared,
  similar: async () => [],
  cards: async () => [],
  isAnswering: async () => false,
  answering: async () => new Map(),
  alike: async () => [],
  granted: async () => new Map(),
} satisfies Partial<Parameters<typeof agentHandlers>[1]>;

/** Nothing is held: the room of cases by itself. */
export const noHolds: Holds = { of: async () => new Map(), count: async () => 0 };

/** Nothing is decided or done about accounts' cases: the risk desk by itself. */
export const nothingAutomatic = {
  underMark: async () => new Map<string, never>(),
  automaticOf: async () => ({ held: [], granted: 0, grantedFen: 0 }),
  pack: async () => ({ name: "", html: "" }),
  vault: openVault(new Uint8Array(32)),
};
