import type { LabelledText } from "../../../agents/triage/model/index.ts";
import { seededRandom } from "../../../agents/triage/model/random.ts";

const GOODS = ["台灯", "四件套", "保温杯", "收纳箱", "电热毯", "晾衣架", "地毯", "炒锅", "枕头", "加湿器", "窗帘", "垃圾桶"];
const OPENINGS = ["你好", "请问", "在吗", "", "麻烦问下", "亲"];
const ASKS: Record<string, string[]> = {
  "not-received": ["我的{}怎么还没收到", "{}一直没有到货", "快递好几天没动了{}还没到", "{}什么时候能送到我家", "物流停在半路{}没收到"],
  damaged: ["收到的{}碎了", "{}外包装破了里面也坏了", "{}运输途中压坏了", "打开一看{}裂了一道口子", "{}到手就是破损的"],
  "wrong-item": ["发给我的不是{}", "我买的是{}你们发错货了", "{}发成别的颜色了发错了", "货不对，要的是{}", "收到的东西和{}不一样发错"],
  invoice: ["{}能开发票吗", "发票抬头写错了怎么改", "买{}的电子发票在哪里下载", "需要增值税专用发票", "发票什么时候寄给我"],
  "price-protection": ["{}刚买就降价了能补差价吗", "申请价保退差价", "{}今天便宜了二十块可以保价吗", "降价了差价退给我", "价格保护怎么申请{}"],
  refund: ["{}的退款什么时候到账", "钱还没退给我", "退款退到哪里了", "{}退货了钱没收到", "退款进度查一下"],
};

/** Buyers' words made of templates, articles and openings drawn by a fixed sequence; rows of all labels are mixed. */
export function madeRows(perLabel: number, seed = 1): LabelledText[] {
  const random = seededRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const labels = Object.entries(ASKS);
  return Array.from({ length: perLabel * labels.length }, (_, at) => {
    const [label, templates] = labels[at % labels.length] ?? ["", []];
    return { label, text: `${pick(OPENINGS)}${pick(templates).replace("{}", pick(GOODS))}` };
  });
}

/** Words that have nothing to do with a shop. */
export const FOREIGN = ["春江潮水连海平", "zxqv wkjh plmn", "微积分导数极限定理", "!!!???", "1010110"];
