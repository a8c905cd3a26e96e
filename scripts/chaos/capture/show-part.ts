/** Taobao and Douyin with the seller's warehouse, mini-program and parcels: one of the demonstration's worlds. */
import { KEYS, readConfig } from "../../../main/demo/config.ts";
import { douyinHandler } from "../../../main/demo/douyin/server.ts";
import { type Call, type Listening, listen, type Reply } from "../../../main/demo/engine/http.ts";
import { limiter } from "../../../main/demo/engine/limiter.ts";
import { kuaidi100Handler } from "../../../main/demo/kuaidi100/server.ts";
import { ledgerOf } from "../../../main/demo/ledger-view.ts";
import { advance, openShow, pending } from "../../../main/demo/play.ts";
import { buildShow, type Show } from "../../../main/demo/show.ts";
import { taobaoHandler } from "../../../main/demo/taobao/server.ts";
import type { LostPush, Part, PartWish, ShopToConnect, ToldShop } from "./part.ts";
import { HANG_MS } from "./setting.ts";
import { openSurprises, type Surprises } from "./surprises.ts";

/** The app's calls a second, by a clock that jumps: what is waited out at a channel's pace is not what is measured here. */
const CALLS = 60;

const RULES = {
  taobao: {
    texts: ["title", "receiver_mobile", "receiver_address", "desc"],
    digits: ["post_fee", "num_iid", "receiver_zip"],
    status: { id: "tid", field: "status", from: "WAIT_SELLER_SEND_GOODS", to: "WAIT_SELLER_PACK_GOODS" },
  },
  douyin: {
    texts: ["product_name", "mask_post_tel", "seller_words", "buyer_words"],
    digits: ["product_id_str", "town"],
    status: { id: "order_id", field: "order_status", from: "2", to: "902" },
  },
} as const;

/** Which of a world's shops are connected: its tracker and its own systems belong to the first world alone. */
export interface ShowWish extends PartWish {
  isFirst: boolean;
}

/** Opens a world: two shops, and with the first a warehouse with its mini-program, and a tracker. */
export async function showPart(wish: ShowWish): Promise<Part> {
  const { name, seed, startMs, orders, cases, isFirst } = wish;
  const config = { ...readConfig(JSON.stringify({ mode: "stepped", startMs, orders, cases, seed: `${seed}:${name}` }), startMs), hangMs: HANG_MS };
  const show = buildShow(config);
  show.faults.faults = { ...wish.faults };
  for (const gate of Object.values(show.gates)) gate.allow = limiter(show.clock, CALLS);
  openShow(show);
  const odd = {
    taobao: openSurprises(`${seed}:${name}:taobao`, RULES.taobao),
    douyin: openSurprises(`${seed}:${name}:douyin`, RULES.douyin),
  };
  const servers = await open(show, odd);
  const id = { taobao: `${name}-taobao`, douyin: `${name}-douyin`, seller: `${name}-own` };
  let hub: { apiKey: string } | null = null;
  return {
    faults: show.faults,
    surprises: Object.values(odd).map(({ counts }) => counts),
    shops: shopsOf(servers, { id, name, isFirst }),
    begin: (at) => {
      const hook = (channel: string, shop: string): string => `${at.url}/hooks/${channel}/${shop}`;
      const webhookUrls = { douyin: hook("douyin", id.douyin), kuaidi100: hook("kuaidi100", `${name}-kuaidi100`) };
      hub = at;
      show.desk.hub = { hubUrl: at.url, apiKey: hub.apiKey, webhookUrls, shopIds: { taobao: id.taobao, douyin: id.douyin } };
    },
    advance: async (to) => {
      await advance(show, to);
    },
    waiting: () => show.schedule.items().filter((event) => event.type === "push").length + pending(show).tmc,
    told: () => toldBy(show, { id, odd }),
    lost: () =>
      show.faults.dropped.flatMap(({ service, ...about }): LostPush[] =>
        service === "tmc" ? [{ ...about, shopId: id.taobao }] : service === "douyin" ? [{ ...about, shopId: id.douyin }] : [],
      ),
    expire: () => {
      show.gates.taobao.expired = true;
      show.gates.douyin.tokens.accessUntil = show.clock.now();
    },
    restore: () => {
      show.gates.taobao.expired = false;
    },
    close: async () => {
      show.sender.close();
      await Promise.all(Object.values(servers).map((server) => server.close()));
    },
  };
}

type Servers = Record<"taobao" | "douyin" | "kuaidi100", Listening>;

async function open(show: Show, odd: Record<"taobao" | "douyin", Surprises>): Promise<Servers> {
  const at = (handle: (call: Call) => Reply | Promise<Reply>): Promise<Listening> => listen({ port: 0, hangMs: HANG_MS, handle });
  const spoilt =
    (handle: (call: Call) => Reply, { spoil }: Surprises): ((call: Call) => Reply) =>
    (call) => {
      const reply = handle(call);
      return reply === "hang" || reply.file ? reply : { ...reply, body: spoil(reply.body) };
    };
  const taobao = await at(spoilt(taobaoHandler(show.gates.taobao), odd.taobao));
  const douyin = await at(spoilt(douyinHandler(show.gates.douyin), odd.douyin));
  show.gates.taobao.shop.address = taobao.url;
  show.gates.douyin.shop.address = douyin.url;
  return { taobao, douyin, kuaidi100: await at(kuaidi100Handler(show.gates.kuaidi100)) };
}

function shopsOf(
  servers: Servers,
  { id, name, isFirst }: { id: Record<"taobao" | "douyin" | "seller", string>; name: string; isFirst: boolean },
): ShopToConnect[] {
  const { taobao, douyin, kuaidi100 } = KEYS;
  const shops: ShopToConnect[] = [
    {
      ...{ id: id.taobao, channel: "taobao", is: "shop", name: `${taobao.nick} ${name}`, baseUrl: servers.taobao.url },
      settings: { appKey: taobao.appKey, signMethod: "md5", groupName: taobao.groupName },
      secrets: { appSecret: taobao.appSecret, session: taobao.session },
    },
    {
      ...{ id: id.douyin, channel: "douyin", is: "shop", name: `${douyin.name} ${name}`, baseUrl: servers.douyin.url },
      settings: { appKey: douyin.appKey, shopId: douyin.shopId },
      secrets: { appSecret: douyin.appSecret, accessToken: douyin.accessToken, refreshToken: douyin.refreshToken },
    },
  ];
  if (!isFirst) return shops;
  return [
    ...shops,
    {
      ...{ id: `${name}-kuaidi100`, channel: "kuaidi100", is: "tracker", name: kuaidi100.name, baseUrl: servers.kuaidi100.url },
      settings: { customer: kuaidi100.customer },
      secrets: { key: kuaidi100.key, salt: kuaidi100.salt },
    },
  ];
}

function toldBy(show: Show, { id, odd }: { id: Record<"taobao" | "douyin" | "seller", string>; odd: Record<"taobao" | "douyin", Surprises> }): ToldShop[] {
  const ledger = ledgerOf(show);
  const ofChannel = (channel: "taobao" | "douyin"): ToldShop => {
    const claims = ledger.claims.filter((claim) => claim.channel === channel);
    const back = Map.groupBy(claims, (claim) => claim.orderId);
    const grants = new Set(ledger.grants.filter((grant) => grant.channel === channel).map((grant) => grant.refundId));
    const orders = ledger.orders.filter((order) => order.channel === channel);
    const ids = new Set(orders.flatMap((order) => [order.id, ...order.lines]));
    return {
      shopId: id[channel],
      orders: orders.map((order) => ({
        id: order.id,
        status: odd[channel].word(order.id, order.told),
        paidFen: order.paidSoFar,
        refundedFen: (back.get(order.id) ?? []).reduce((sum, claim) => sum + claim.refunded, 0),
        lines: order.lines,
        waybills: order.shippedAt > 0 && order.waybill !== "" ? [order.waybill] : [],
      })),
      cases: claims.map((claim) => ({ id: claim.id, status: claim.told, amountFen: null, refundedFen: claim.refunded })),
      facts: ledger.facts.filter((fact) => ids.has(fact.orderId)).map((fact) => fact.id),
      refunds: grants.size,
      double: ledger.double.filter((key) => key.startsWith(`${channel}:`)),
      over: ledger.over.filter((key) => ids.has(key.split(":")[1] ?? "")),
    };
  };
  // The mini-program's questions are nobody's order, and stand under the systems that brought them.
  const asked = ledger.questions.map((question) => ({ id: question.id, status: null, amountFen: null, refundedFen: null }));
  return [ofChannel("taobao"), ofChannel("douyin"), { shopId: "", orders: [], cases: asked, facts: [], refunds: 0, double: [], over: [] }];
}
