/** Customer messages of a mini-program: each picture is a message of its own. */
import { ok, refuse } from "../../kernel/result.ts";
import type { Said } from "../../kernel/said.ts";
import type { CaseWrite, ConnectorContext, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, textOf, unclearWhenUnreadable } from "../wire.ts";
import { callWechat, uploadImage } from "./gateway.ts";
import { MESSAGE_BYTES, MESSAGE_PICTURES } from "./manifest.ts";

const NOBODY: Said = {
  zh: "这张售后单没有买家的 openid，微信的客服消息发不到：请复制文字，到小店后台的客服里发。",
  en: "This after-sale names no openid of its buyer, so that no customer message reaches him: copy the words and send them on the shop's own pages.",
};

/** Why no message reaches the buyer of a case; `null`: one does. */
export function unreachable({ openid = "" }: Readonly<Record<string, string>>): Said | null {
  return openid === "" ? NOBODY : null;
}

/** Words first, then the pictures, which were all taken before anything was said. */
export async function sendMessage(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { openid = "" } = wanted.writeToken;
  if (openid === "") return refuse("NOT_SUPPORTED", NOBODY.zh, { en: NOBODY.en });
  const content = wanted.text ?? "";
  const pictures = wanted.pictures ?? [];
  const bytes = Buffer.byteLength(content, "utf8");
  if (content.trim() === "" && pictures.length === 0) return refuse("REFUSED", "消息内容为空");
  if (bytes > MESSAGE_BYTES)
    return refuse("REFUSED", `微信客服消息最多 ${MESSAGE_BYTES} 字节，这条有 ${bytes} 字节，请缩短后再发`, { bytes, limit: MESSAGE_BYTES });
  const { most, mostBytes } = MESSAGE_PICTURES;
  if (pictures.length > most) return refuse("REFUSED", `一次最多带 ${most} 张图片`, { pictures: pictures.length, limit: most });
  const large = pictures.find((one) => one.bytes.byteLength > mostBytes);
  if (large) return refuse("REFUSED", `图片最大 ${mostBytes / 1_000} KB`, { bytes: large.bytes.byteLength, limit: mostBytes });
  const messages: JsonObject[] = content.trim() === "" ? [] : [{ msgtype: "text", text: { content } }];
  for (const picture of pictures) {
    const media = await uploadImage(context, picture);
    // Whether or not it lies there now: nothing was said to anybody.
    if (!media.ok) return media.refusal.code === "TIMED_OUT" ? refuse("UNAVAILABLE", "图片没有传上去，什么也没有发出") : media;
    messages.push({ msgtype: "image", image: { media_id: media.value } });
  }
  return sendAll(context, openid, messages);
}

async function sendAll(context: ConnectorContext, openid: string, messages: readonly JsonObject[]): Promise<Outcome<WriteReceipt>> {
  for (const [index, message] of messages.entries()) {
    const answer = unclearWhenUnreadable(await callWechat(context, "/cgi-bin/message/custom/send", { touser: openid, ...message }));
    if (answer.ok) continue;
    if (index === 0) return answer;
    // What went out is there; sent again as a whole it would be there twice.
    return refuse("TIMED_OUT", `前 ${index} 条已发出，其余没有：${answer.refusal.message}`, answer.refusal.details);
  }
  return ok({ channelAnswer: { sent: messages.length, to: textOf(openid) } });
}
