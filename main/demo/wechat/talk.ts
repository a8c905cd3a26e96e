/** Customer messages: what a buyer does allows some, and no more. */
import { fileDigest, imageType } from "../engine/parts.ts";
import { type Allowance, type Answer, fault, fine, nowOf, type WechatShop } from "./shop.ts";

const WROTE = { left: 5, seconds: 48 * 3600 };
const ENTERED = { left: 2, seconds: 60 };
const MEDIA_DAYS_S = 3 * 86_400;
const FORBIDDEN = "违禁词";

/** A buyer did something: its counter is at its most again. */
export function allow(shop: WechatShop, openid: string, did: "wrote" | "entered"): void {
  const { left, seconds } = did === "wrote" ? WROTE : ENTERED;
  shop.allowances.set(openid, { ...shop.allowances.get(openid), [did]: { left, until: nowOf(shop) + seconds } });
}

/** `custom/send`: within what is allowed, else 45015 outside the time and 45047 where it is used up. */
export function send(shop: WechatShop, params: Record<string, unknown>): Answer {
  const now = nowOf(shop);
  const to = String(params.touser ?? "");
  const refuse = (errcode: number, said: string): Answer => {
    shop.ledger.push({ what: "refused", errcode, to, at: now });
    return fault(errcode, said);
  };
  const allowed = shop.allowances.get(to);
  if (to === "" || (!allowed && ![...shop.orders.values()].some((order) => order.openid === to))) return refuse(40003, "invalid openid");
  const message = read(shop, params);
  if ("errcode" in message) return refuse(message.errcode, message.said);
  const open = [allowed?.wrote, allowed?.entered].filter((one): one is Allowance => one !== undefined && now < one.until);
  if (open.length === 0) return refuse(45015, "response out of time limit or subscription is canceled");
  if (open.every(({ left }) => left === 0)) return refuse(45047, "out of response count limit");
  for (const one of open) one.left = Math.max(0, one.left - 1);
  shop.ledger.push({ what: "said", to, at: now, ...message });
  return fine();
}

type Read = { kind: string; text: string; digest: string | null } | { errcode: number; said: string };

function read(shop: WechatShop, params: Record<string, unknown>): Read {
  const kind = String(params.msgtype ?? "");
  const body = params[kind] as Record<string, unknown> | undefined;
  if (kind === "text") {
    const content = body?.content;
    if (typeof content !== "string" || content === "") return { errcode: 44004, said: "empty content" };
    if (Buffer.byteLength(content) > shop.settings.textBytes) return { errcode: 45002, said: "content size out of limit" };
    return content.includes(FORBIDDEN) ? { errcode: 87014, said: "risky content" } : { kind, text: content, digest: null };
  }
  if (kind === "image") {
    const media = shop.media.get(String(body?.media_id));
    return media && nowOf(shop) < media.until ? { kind, text: "", digest: media.digest } : { errcode: 40007, said: "invalid media_id" };
  }
  if (kind === "link" || kind === "miniprogrampage") return { kind, text: String(body?.title ?? ""), digest: null };
  return { errcode: 40008, said: "invalid message type" };
}

/** `media/upload`: a picture is kept for three days. */
export function upload(shop: WechatShop, file: Buffer | undefined, type: string | null): Answer {
  if (type !== "image") return fault(40004, "invalid media type");
  if (!file) return fault(41005, "media data missing");
  if (imageType(file) === null) return fault(40005, "invalid file type");
  if (file.length > shop.settings.pictureBytes) return fault(40009, "invalid image size");
  shop.numbered += 1;
  const id = `sim-media-${shop.numbered}`;
  shop.media.set(id, { digest: fileDigest(file), until: nowOf(shop) + MEDIA_DAYS_S });
  return { type: "image", media_id: id, created_at: nowOf(shop) };
}
