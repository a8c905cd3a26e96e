/** What waits, in words: causes, times, and the message that is sent about a group. Each language from the same facts. */
import type { WaitingKind } from "../contract/lists.ts";
import type { RuleBody } from "../contract/waiting.ts";
import { DefaultOutcome } from "../contract/words.ts";
import type { Said } from "../kernel/said.ts";
import { toBeijing } from "../kernel/time.ts";
import { carrierInEnglish, carrierName } from "../orders/index.ts";
import type { Found } from "./steps.ts";

/** What the channel does when nobody acts, in the order of the list. */
const outcomes: readonly Said[] = [
  { zh: "到期平台自动退款", en: "the channel refunds by itself" },
  { zh: "到期平台自动同意退货", en: "the channel agrees to the return by itself" },
  { zh: "到期平台自动关闭", en: "the channel closes it by itself" },
  { zh: "到期平台不自动处理", en: "the channel does nothing by itself" },
  { zh: "到期结果不明", en: "what happens then is unknown" },
];

const causes: Readonly<Record<Exclude<WaitingKind, "silent_trace">, Readonly<Record<string, Said>>>> = {
  unaudited: {
    plain: { zh: "没有人审核", en: "nobody audited it" },
    on_hold: { zh: "平台要求暂缓发货", en: "the channel says to hold it" },
    after_sale: { zh: "有未了结的售后", en: "an after-sale is open" },
    unknown_status: { zh: "平台状态不认识", en: "the channel's status is unknown" },
    note: { zh: "有买家留言或备注", en: "the buyer or a colleague left a note" },
  },
  unshipped: {
    on_hold: { zh: "平台要求暂缓发货", en: "the channel says to hold it" },
    paid: { zh: "还没审核", en: "not audited yet" },
    audited: { zh: "已审核，还没配货", en: "audited, not allocated yet" },
    allocated: { zh: "已配货，还没打包", en: "allocated, not packed yet" },
    packed: { zh: "已打包，还没出库", en: "packed, not sent yet" },
  },
  case_deadline: Object.fromEntries(DefaultOutcome.options.map((outcome, place) => [outcome, outcomes[place] ?? { zh: outcome, en: outcome }])),
};

/** Why it waits, in a few words; of silent parcels the carrier. */
export function causeTold(kind: WaitingKind, cause: string): Said {
  if (kind === "silent_trace") return { zh: carrierName(cause), en: carrierInEnglish(cause) };
  return causes[kind][cause] ?? { zh: cause, en: cause };
}

/** What the rule looks for, and what the oldest time is. */
const kinds: Readonly<Record<WaitingKind, { what: (of: { count: number; span: Said }) => Said; oldest: Said }>> = {
  unaudited: {
    what: ({ count, span }) => ({ zh: `${count} 单付款后 ${span.zh} 还没审核`, en: `${count} ${orders(count)} not audited ${span.en} after payment` }),
    oldest: { zh: "最早付款", en: "Earliest payment" },
  },
  unshipped: {
    what: ({ count, span }) => ({
      zh: `${count} 单距承诺发货不到 ${span.zh}，还没发出`,
      en: `${count} ${orders(count)} not sent with less than ${span.en} left`,
    }),
    oldest: { zh: "最早应发", en: "First is due" },
  },
  case_deadline: {
    what: ({ count, span }) => ({
      zh: `${count} 张工单距平台时限不到 ${span.zh}`,
      en: `${count} ${count === 1 ? "case" : "cases"} with less than ${span.en} on the channel's clock`,
    }),
    oldest: { zh: "最早到期", en: "First ends" },
  },
  silent_trace: {
    what: ({ count, span }) => ({
      zh: `${count} 个包裹 ${span.zh} 没有物流更新`,
      en: `${count} ${count === 1 ? "parcel" : "parcels"} without a scan for ${span.en}`,
    }),
    oldest: { zh: "最早一次扫描", en: "Oldest scan" },
  },
};
const orders = (count: number): string => (count === 1 ? "order" : "orders");

/** A span in minutes or hours, whichever is whole. */
function spanTold(minutes: number): Said {
  if (minutes >= 120 && minutes % 60 === 0) return { zh: `${minutes / 60} 小时`, en: `${minutes / 60} h` };
  return { zh: `${minutes} 分钟`, en: `${minutes} min` };
}

export interface GroupMessage {
  title: string;
  lines: string[];
  values: Record<string, string>;
}

/** The message about a group; a rule with words of its own says them, with {places} filled. */
export function messageAbout(of: {
  rule: RuleBody;
  found: Found;
  shopName: string;
  why: "first" | "nobody_acted" | "failed" | "rested" | "held_long";
}): GroupMessage {
  const { rule, found, shopName, why } = of;
  const say = (said: Said): string => said[rule.language];
  const { what, oldest } = kinds[rule.kind];
  const time = toBeijing(found.oldestAt).slice(5, 16);
  const cause = say(causeTold(rule.kind, found.cause));
  const told = say(what({ count: found.count, span: spanTold(rule.minutes) }));
  const values: Record<string, string> = {
    rule: rule.name,
    shop: shopName,
    cause,
    count: String(found.count),
    minutes: String(rule.minutes),
    oldest: time,
    what: told,
    linkWords: say({ zh: "打开看板处理", en: "Open the board" }),
  };
  const title = `${say({ zh: "提醒：", en: "Alert: " })}${rule.name}`;
  const again = why === "first" ? [] : [say(reasons[why])];
  if (rule.words !== "") return { title, lines: [...again, filled(rule.words, values)], values };
  return {
    title,
    lines: [
      ...again,
      told,
      `${say({ zh: "店铺：", en: "Shop: " })}${shopName}`,
      `${say(rule.kind === "silent_trace" ? { zh: "快递：", en: "Carrier: " } : { zh: "原因：", en: "Why: " })}${cause}`,
      `${say(oldest)}${rule.language === "zh" ? "：" : ": "}${time}`,
    ],
    values,
  };
}

const reasons: Readonly<Record<"nobody_acted" | "failed" | "rested" | "held_long", Said>> = {
  nobody_acted: { zh: "上一位没有在时限内处理，转给您。", en: "Whoever was told before did not act in time: it comes to you." },
  failed: { zh: "前一条消息没有送到，转给您。", en: "The message before did not arrive: it comes to you." },
  rested: { zh: "暂缓的时间到了，仍在等。", en: "Its rest is over and it still waits." },
  held_long: { zh: "有人接手后过了很久，仍在等。", en: "Somebody took it long ago and it still waits." },
};

/** Fills `{name}` places; one that has no value stays, so that it is noticed. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (name === "linkWords" ? place : (values[name] ?? place)));
}
