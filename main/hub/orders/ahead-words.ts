/** Where a parcel is whose newest scan is dated in the future: what the scan says, and no moment at which it would have happened. Pure. */
import type { OrderView } from "../contract/index.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import type { WrittenAhead } from "./last-scan.ts";
import { shortTime, type Words } from "./sentences.ts";

/** What the scan says, without a time. */
const SAID: Readonly<Partial<Record<string, Words>>> = {
  picked_up: { operator: { zh: "已揽收", en: "was picked up" }, buyer: "已揽收" },
  problem: { operator: { zh: "遇到异常", en: "met a problem" }, buyer: "派送时遇到一点情况，快递正在处理" },
  returned: { operator: { zh: "已退到寄件方", en: "is back with its sender" }, buyer: "已退回" },
  rejected: { operator: { zh: "被拒收", en: "was refused" }, buyer: "已拒收" },
  returning: { operator: { zh: "正在退回", en: "is on its way back" }, buyer: "正在退回" },
  withdrawn: { operator: { zh: "的运单已被撤销", en: "had its waybill withdrawn" }, buyer: "暂时没有新的物流信息" },
  forwarded: { operator: { zh: "已转给其他快递继续派送", en: "was handed to another carrier" }, buyer: "已转由其他快递继续派送" },
  customs: { operator: { zh: "正在清关", en: "is at customs" }, buyer: "正在清关" },
};
const WAITS: Readonly<Partial<Record<string, Said>>> = {
  locker: { zh: "已放入快递柜或驿站", en: "was put into a locker or station" },
  station: { zh: "已送到驿站或代收点", en: "was brought to a station or pick-up point" },
};

/** `name` as an operator, `mine` as the buyer is told which parcel; `place` may be empty. */
export function aheadWords(
  { state, signedBy }: Pick<OrderView["parcels"][number], "state" | "signedBy">,
  { name, mine, place }: { name: Said; mine: string; place: string },
): Words {
  const at = place === "" ? { zh: "", en: "" } : { zh: `，地点：${place}`, en: `, place: ${asWritten(place)}` };
  if (state === "out_for_delivery") {
    const waits = WAITS[signedBy ?? ""];
    return {
      operator: {
        zh: `${name.zh} ${waits ? `${waits.zh}，等待买家取件` : "正在派送"}${at.zh}`,
        en: `${name.en} ${waits ? `${waits.en} and waits for the buyer` : "is out for delivery"}${at.en}`,
      },
      buyer: waits ? `${mine}${waits.zh}，请凭取件码领取` : `${mine}正在派送，请留意快递的联系`,
    };
  }
  const said = SAID[state];
  if (said) return { operator: { zh: `${name.zh} ${said.operator.zh}${at.zh}`, en: `${name.en} ${said.operator.en}${at.en}` }, buyer: `${mine}${said.buyer}` };
  const moved = place === "" ? { zh: "有新的扫描", en: "has a new scan" } : { zh: `已到达${place}`, en: `has reached ${asWritten(place)}` };
  return { operator: { zh: `${name.zh} ${moved.zh}`, en: `${name.en} ${moved.en}` }, buyer: `${mine}${moved.zh}` };
}

/** To follow what a scan says: which time the carrier wrote, and since when we know of it. */
export function aheadClause({ at, learntAt }: WrittenAhead, now: number): Said {
  const isAhead = at.getTime() > now;
  const learnt = learntAt ? shortTime(learntAt, now) : null;
  return {
    zh: `；快递写的时间 ${shortTime(at, now)} ${isAhead ? "在将来" : "当时还没有到"}${learnt ? `，我们 ${learnt} 得知` : ""}，实际发生的时间不能确定`,
    en: `; the time the carrier wrote, ${shortTime(at, now)}, ${isAhead ? "lies in the future" : "had not come by then"}${learnt ? ` (we knew at ${learnt})` : ""}: when it really happened is not certain`,
  };
}
