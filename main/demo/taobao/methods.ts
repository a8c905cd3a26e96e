import { toBeijing } from "../../hub/kernel/time.ts";
import { numericId, type Wire } from "../engine/big-json.ts";
import { type Files, fileDigest, imageType } from "../engine/parts.ts";
import { pictureAddress } from "../truth/picture-shelf.ts";
import { sellerAgreesRefund, sellerAgreesReturn, sellerNotes, sellerSays } from "../truth/seller-writes.ts";
import type { SimClaim } from "../truth/types.ts";
import { buyerOf } from "../world/buyers.ts";
import { chosen, fault, invalid, missing, type Params, refusal, type TopAnswer } from "./answer.ts";
import { tradeLists } from "./lists.ts";
import { oaidOf } from "./orders.ts";
import { readRefundInfos, renderRefund, writeRefusal } from "./refunds.ts";
import { refuse, refuseReasons } from "./refuse.ts";
import type { TaobaoShop } from "./shop.ts";
import { TmcQueue } from "./tmc.ts";

type Method = (shop: TaobaoShop, params: Params, files: Files) => TopAnswer;

const LIMIT_FEN = 600_000;

function claimOf(shop: TaobaoShop, id: string | undefined): SimClaim | null {
  const claim = shop.world.claims.get(id ?? "");
  return claim && claim.channel === "taobao" ? claim : null;
}

const agreeRefunds: Method = (shop, params) => {
  if (!params.refund_infos) return missing("refund_infos");
  const writes = readRefundInfos(params.refund_infos, shop.world.parts.clock.now());
  if (!writes || writes.length > 20) return invalid("refund_infos");
  if (writes.reduce((sum, write) => sum + (write.amount ?? 0), 0) > LIMIT_FEN && !params.code) {
    return { value: { succ: false, msg_code: "OP_FAILURE_UE", message: "退款金额超限，已发送短信验证码" } };
  }
  const results = writes.map((write) => {
    const result = claimOf(shop, write.claimId) ? sellerAgreesRefund(shop.world, write) : ({ ok: false, why: "not-found" } as const);
    return { refund_id: numericId(write.claimId), succ: result.ok, message: result.ok ? "操作成功" : writeRefusal(result)[1] };
  });
  const good = results.filter((result) => result.succ).length;
  const msg_code = good === results.length ? "OP_SUCC" : good > 0 ? "SOME_OP_SUCC" : "OP_FAILURE_UE";
  return { value: { succ: good > 0, msg_code, message: good === results.length ? "操作成功" : "操作失败", results: { refund_mapping_result: results } } };
};

const agreeReturn: Method = (shop, params) => {
  const claim = claimOf(shop, params.refund_id);
  if (!claim) return params.refund_id ? refusal("isv.refund-not-exist", "退款单不存在") : missing("refund_id");
  if (!params.refund_version) return missing("refund_version");
  const result = sellerAgreesReturn(shop.world, { claimId: claim.id, version: Number(params.refund_version), at: shop.world.parts.clock.now() });
  return result.ok ? { value: { is_success: true } } : refusal(...writeRefusal(result));
};

const refuseRefund: Method = (shop, params, files) => {
  const claim = claimOf(shop, params.refund_id);
  return claim ? refuse(shop, claim, { params, files }) : refusal("isv.refund-not-exist", "退款单不存在");
};

const reasons: Method = (shop, params) => {
  const claim = claimOf(shop, params.refund_id);
  return claim ? refuseReasons(claim) : params.refund_id ? refusal("isv.refund-not-exist", "退款单不存在") : missing("refund_id");
};

/** What a picture of a message may weigh. */
const PICTURE_BYTES = 512_000;

const addMessage: Method = (shop, params, files) => {
  const claim = claimOf(shop, params.refund_id);
  if (!claim) return refusal("isv.refund-not-exist", "退款单不存在");
  const text = params.content ?? "";
  if (text === "") return missing("content");
  if (Buffer.byteLength(text, "utf8") > 400) return invalid("content");
  const { image } = files;
  if (image && (image.length > PICTURE_BYTES || imageType(image) === null)) return invalid("image");
  const at = shop.world.parts.clock.now();
  const picture = image && { digest: fileDigest(image), bytes: image.length };
  const id = sellerSays(shop.world, { claimId: claim.id, text, at, picture });
  return { value: { refund_message: { id: numericId(id ?? "0"), created: toBeijing(new Date(at)) } } };
};

const getMessages: Method = (shop, params) => {
  const claim = claimOf(shop, params.refund_id);
  if (!params.fields) return missing("fields");
  if (!claim) return refusal("isv.refund-not-exist", "退款单不存在");
  const roles = { buyer: "1", seller: "2", platform: "3" };
  const order = shop.world.orders.get(claim.orderId);
  const nick = order ? buyerOf(shop.world.parts.seed, order.buyer).nick : "";
  const size = Math.min(100, Number(params.page_size ?? 40));
  const from = (Math.max(1, Number(params.page_no ?? 1)) - 1) * size;
  const rows = claim.messages.slice(from, from + size).map((message) => ({
    id: numericId(message.id),
    owner_nick: message.by === "seller" ? shop.nick : nick,
    owner_role: roles[message.by],
    content: message.text,
    created: toBeijing(new Date(message.at)),
    message_type: "NORMAL",
    refund_phase: claim.phase,
    refund_id: claim.id,
    pic_urls: message.pictures?.length ? { pic_url: message.pictures.map((place) => ({ url: pictureAddress(shop.address, claim, place) })) } : undefined,
  }));
  const picked = rows.map((row) => chosen(row, params.fields ?? ""));
  return { value: { total_results: claim.messages.length, refund_messages: picked.length > 0 ? { refund_message: picked } : undefined } };
};

const getRefund: Method = (shop, params) => {
  if (!params.fields) return missing("fields");
  const claim = claimOf(shop, params.refund_id);
  if (!claim) return refusal("isv.refund-not-exist", "退款单不存在");
  return { value: { refund: chosen(renderRefund(shop.world, claim), params.fields) } };
};

const memo: Method = (shop, params) => {
  const order = shop.world.orders.get(params.tid ?? "");
  if (order?.channel !== "taobao") return refusal("isv.trade-not-exist", "交易不存在");
  const text = params.reset === "true" ? "" : (params.memo ?? "");
  if (text.length > 1_000) return invalid("memo");
  const at = shop.world.parts.clock.now();
  sellerNotes(shop.world, { orderId: order.id, text, flag: params.flag ? Number(params.flag) : undefined, at });
  return { value: { trade: { tid: numericId(order.id), modified: toBeijing(new Date(at)) } } };
};

const consume: Method = (shop, params) => {
  const quantity = Number(params.quantity ?? 100);
  if (!(quantity >= 10 && quantity <= 200)) return invalid("quantity");
  if ((params.group_name ?? "default") !== shop.groupName) return invalid("group_name");
  const taken = shop.queue.take(shop.world.parts.clock.now(), quantity);
  const rows: Wire[] = taken.map((message) => TmcQueue.render(message, shop));
  return { value: { messages: rows.length > 0 ? { tmc_message: rows } : undefined } };
};

const confirm: Method = (shop, params) => {
  const ids = (params.s_message_ids ?? "").split(",").filter((id) => id !== "");
  if (ids.length === 0) return missing("s_message_ids");
  if (ids.length > 200) return invalid("s_message_ids");
  shop.queue.confirm(ids);
  return { value: { is_success: true } };
};

const decrypt: Method = (shop, params) => {
  let wanted: { oaid?: string; tid?: string }[];
  try {
    wanted = JSON.parse(params.query_list ?? "") as { oaid?: string; tid?: string }[];
  } catch {
    return invalid("query_list");
  }
  if (!Array.isArray(wanted) || wanted.length === 0 || wanted.length > 20) return invalid("query_list");
  const rows = wanted.map((entry) => {
    const order = shop.world.orders.get(String(entry.tid ?? ""));
    if (!order) return { tid: String(entry.tid ?? ""), matched: false };
    const buyer = buyerOf(shop.world.parts.seed, order.buyer);
    const receiver = { name: buyer.name, mobile: buyer.phone, city: order.city, district: order.district, address_detail: `演示路${order.house}号` };
    return { oaid: oaidOf(order), tid: order.id, matched: entry.oaid === oaidOf(order), ...receiver };
  });
  return { value: { receiver_list: { receiver: rows } } };
};

/** All methods that this gateway answers. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...tradeLists,
  "taobao.refund.get": getRefund,
  "taobao.refund.refuse": refuseRefund,
  "taobao.refund.message.add": addMessage,
  "taobao.refund.messages.get": getMessages,
  "taobao.rp.refunds.agree": agreeRefunds,
  "taobao.rp.returngoods.agree": agreeReturn,
  "taobao.trade.memo.update": memo,
  "taobao.tmc.user.permit": () => ({ value: { is_success: true } }),
  "taobao.tmc.messages.consume": consume,
  "taobao.tmc.messages.confirm": confirm,
  "taobao.top.oaid.decrypt": decrypt,
  "taobao.rp.refund.review": (shop, params) => (claimOf(shop, params.refund_id) ? { value: { is_success: true } } : fault(15, "Remote service error")),
  "taobao.refund.refusereason.get": reasons,
};

/** Methods with an effect: their answer may be lost after the effect. */
export const WRITES: ReadonlySet<string> = new Set([
  "taobao.rp.refunds.agree",
  "taobao.rp.returngoods.agree",
  "taobao.refund.refuse",
  "taobao.refund.message.add",
  "taobao.trade.memo.update",
]);
