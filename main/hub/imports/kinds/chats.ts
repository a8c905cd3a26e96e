/** Conversations: what a buyer asked and what was answered, as past cases for the trainer. Who it was is masked before anything is kept. */
import { canonicalJson } from "../../kernel/json.ts";
import { maskText } from "../../masking/index.ts";
import { readText } from "../values.ts";
import { Cells, type Field, type KindTold, namesOfFields, type Reading, type Row, type Told } from "./kind.ts";

const fields: readonly Field[] = [
  {
    id: "session",
    name: { zh: "会话编号", en: "Conversation" },
    needed: true,
    aliases: ["会话id", "会话编号", "会话", "对话id", "咨询编号", "session id", "session", "conversation id", "买家昵称", "买家会员名", "买家", "客户"],
  },
  {
    id: "text",
    name: { zh: "消息内容", en: "Message" },
    needed: true,
    aliases: ["消息内容", "聊天内容", "内容", "消息", "发送内容", "message", "content", "text"],
  },
  {
    id: "from",
    name: { zh: "谁说的", en: "Said by" },
    needed: true,
    aliases: ["发送方", "发送者", "消息发送方", "角色", "发言人", "身份", "消息方向", "from", "role", "sender"],
  },
  { id: "at", name: { zh: "时间", en: "Said at" }, aliases: ["发送时间", "消息时间", "聊天时间", "时间", "sent at", "time"] },
];
const names = namesOfFields(fields);

const BUYER = /买家|客户|顾客|用户|访客|buyer|customer|user|^q$|^0$|接收|收到/i;
const SELLER = /客服|卖家|商家|店铺|店小二|坐席|seller|agent|service|assistant|^a$|^1$|发出|发送/i;

/** Letters of what is asked and answered. */
const MOST = 2_000;

function readChat(rows: readonly Row[], reading: Reading): Told {
  const [first] = rows;
  if (!first) throw new Error("a group of rows is never empty");
  const key = new Cells(first, reading, names).id("session") ?? "";
  if (key === "") return { key, why: { zh: "没有会话编号。", en: "There is no number of the conversation." } };
  const said: { buyer: boolean; text: string }[] = [];
  let last = 0;
  for (const row of rows) {
    const cells = new Cells(row, reading, names);
    const at = cells.time("at");
    if (cells.why) return { key, why: { zh: `第 ${row.at} 行${cells.why.zh}`, en: `Row ${row.at}: ${cells.why.en}` } };
    last = Math.max(last, at?.getTime() ?? 0);
    const [who, text] = [readText(row.cell("from"), 60), readText(row.cell("text"), MOST)];
    if (text === "") continue;
    const isBuyer = BUYER.test(who);
    if (!isBuyer && !SELLER.test(who))
      return {
        key,
        why: { zh: `第 ${row.at} 行分不清“${who}”是买家还是客服。`, en: `Row ${row.at}: whether “${who}” is the buyer or the desk is not clear.` },
      };
    said.push({ buyer: isBuyer, text });
  }
  // What the buyer asked first, and all that was answered to it before he spoke again.
  const asks = said.findIndex(({ buyer }) => buyer);
  const answers = said.findIndex(({ buyer }, at) => at > asks && !buyer);
  if (asks < 0 || answers < 0) return { key, why: { zh: "这个会话里没有一问一答。", en: "There is no question with its answer in this conversation." } };
  const next = said.findIndex(({ buyer }, at) => at > answers && buyer);
  const joined = (part: readonly { text: string }[]): string => maskText(part.map(({ text }) => text).join("\n")).slice(0, MOST);
  return {
    key,
    version: last > 0 ? last : reading.now,
    payload: canonicalJson({ question: joined(said.slice(asks, answers)), reply: joined(said.slice(answers, next < 0 ? undefined : next)) }),
  };
}

/** Conversations of a shop. */
export const chats: KindTold = { fields, groupBy: "session", read: readChat };
