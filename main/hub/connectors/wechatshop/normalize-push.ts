import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { id, idOrNull, moment, readPayload, text } from "../fields.ts";
import type { BuyerTalk, ChannelHint, ChannelNothing } from "../port.ts";

const envelope = z.object({ MsgType: text, Event: text });
const ids = z.object({ order_id: idOrNull, after_sale_order_id: idOrNull }).nullish();
/** Under which name an event tells of what; one SDK spells the second otherwise. */
const event = z.object({
  order_info: ids,
  finder_shop_aftersale_status: ids,
  finder_shop_aftersale_status_update: ids,
  finder_shop_complaint: ids,
});
const words = z.object({
  FromUserName: id,
  CreateTime: moment,
  MsgId: idOrNull,
  Content: text,
  PicUrl: text,
  Title: text,
  PagePath: text,
  ThumbUrl: text,
});

/** A shop's event says only that something changed; what a buyer says in a mini-program is all there. */
export function pushFact(payload: string): Result<ChannelHint | ChannelNothing | BuyerTalk, "UNREADABLE"> {
  const read = readPayload(envelope, payload);
  if (!read.ok) return read;
  const { MsgType: type, Event: name } = read.value;
  if (type !== "event") return type === "" ? refuse("UNREADABLE", "字段 MsgType 无法读取：缺少文字", { field: "MsgType" }) : talk(payload, type);
  if (name === "user_enter_tempsession") return entered(payload);
  if (!name.startsWith("channels_ec_")) return ok({ type: "nothing", why: `事件 ${name} 与订单、售后无关` });
  return changed(payload, name);
}

function changed(payload: string, name: string): Result<ChannelHint | ChannelNothing, "UNREADABLE"> {
  const read = readPayload(event, payload);
  if (!read.ok) return read;
  const told = read.value;
  const sale = told.finder_shop_aftersale_status ?? told.finder_shop_aftersale_status_update ?? told.finder_shop_complaint;
  if (sale?.after_sale_order_id) return ok({ type: "changed", ref: { kind: "case", id: sale.after_sale_order_id } });
  if (told.order_info?.order_id) return ok({ type: "changed", ref: { kind: "order", id: told.order_info.order_id } });
  if (name.startsWith("channels_ec_order_")) return refuse("UNREADABLE", "事件缺少 order_info.order_id", { field: "order_info.order_id" });
  if (/_(aftersale|complaint)_/.test(name)) return refuse("UNREADABLE", "事件缺少 after_sale_order_id", { field: "after_sale_order_id" });
  return ok({ type: "nothing", why: `事件 ${name} 与订单、售后无关` });
}

/** He came in and has said nothing yet. */
function entered(payload: string): Result<BuyerTalk, "UNREADABLE"> {
  const read = readPayload(words, payload);
  if (!read.ok) return read;
  const { FromUserName: openid, CreateTime: at } = read.value;
  return ok({ type: "talk", channelMessageId: `${openid}:${at.getTime() / 1000}:enter`, channelBuyerId: openid, did: "entered", at, writeToken: { openid } });
}

function talk(payload: string, type: string): Result<BuyerTalk, "UNREADABLE"> {
  const read = readPayload(words, payload);
  if (!read.ok) return read;
  const told = read.value;
  const { FromUserName: openid, CreateTime: at } = told;
  const picture = type === "image" ? told.PicUrl : type === "miniprogrampage" ? told.ThumbUrl : "";
  return ok({
    type: "talk",
    channelMessageId: told.MsgId ?? `${openid}:${at.getTime() / 1000}:${type}`,
    channelBuyerId: openid,
    did: "wrote",
    text: textOf(type, told),
    ...(picture === "" ? {} : { pictures: [picture] }),
    at,
    writeToken: { openid },
  });
}

function textOf(type: string, told: z.output<typeof words>): string {
  if (type === "text") return told.Content;
  if (type === "image") return "[图片]";
  if (type === "miniprogrampage") return `[小程序卡片] ${told.Title}${told.PagePath === "" ? "" : `（${told.PagePath}）`}`;
  return `[${type} 类型的消息，请到小程序客服工具查看]`;
}
