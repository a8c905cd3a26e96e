/** Where a parcel is whose newest scan is dated in the future: what the scan says, and no moment at which it would have happened. Pure. */
import type { OrderView } from "../contract/index.ts";
import type { WrittenAhead } from "./last-scan.ts";
import { shortTime, type Words } from "./sentences.ts";

/** What the scan says, without a time. */
const SAID: Readonly<Partial<Record<string, Words>>> = {
  picked_up: { operator: "已揽收", buyer: "已揽收" },
  problem: { operator: "遇到异常", buyer: "派送时遇到一点情况，快递正在处理" },
  returned: { operator: "已退到寄件方", buyer: "已退回" },
  rejected: { operator: "被拒收", buyer: "已拒收" },
  returning: { operator: "正在退回", buyer: "正在退回" },
  withdrawn: { operator: "的运单已被撤销", buyer: "暂时没有新的物流信息" },
  forwarded: { operator: "已转给其他快递继续派送", buyer: "已转由其他快递继续派送" },
  customs: { operator: "正在清关", buyer: "正在清关" },
};
const WAITS: Readonly<Partial<Record<string, string>>> = { locker: "已放入快递柜或驿站", station: "已送到驿站或代收点" };

/** `name` as an operator, `mine` as the buyer is told which parcel; `place` may be empty. */
export function aheadWords(
  { state, signedBy }: Pick<OrderView["parcels"][number], "state" | "signedBy">,
  { name, mine, place }: { name: string; mine: string; place: string },
): Words {
  const at = place === "" ? "" : `，地点：${place}`;
  if (state === "out_for_delivery") {
    const waits = WAITS[signedBy ?? ""];
    return {
      operator: `${name} ${waits ? `${waits}，等待买家取件` : "正在派送"}${at}`,
      buyer: waits ? `${mine}${waits}，请凭取件码领取` : `${mine}正在派送，请留意快递的联系`,
    };
  }
  const moved = place === "" ? "有新的扫描" : `已到达${place}`;
  const said = SAID[state];
  return said ? { operator: `${name} ${said.operator}${at}`, buyer: `${mine}${said.buyer}` } : { operator: `${name} ${moved}`, buyer: `${mine}${moved}` };
}

/** To follow what a scan says: which time the carrier wrote, and since when we know of it. */
export function aheadClause({ at, learntAt }: WrittenAhead, now: number): string {
  const how = at.getTime() > now ? "在将来" : "当时还没有到";
  const learnt = learntAt ? `，我们 ${shortTime(learntAt, now)} 得知` : "";
  return `；快递写的时间 ${shortTime(at, now)} ${how}${learnt}，实际发生的时间不能确定`;
}
