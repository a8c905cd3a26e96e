/** Findings and times in Chinese, for people. */
import { toBeijing } from "../kernel/time.ts";
import { carrierName } from "./carriers.ts";
import type { FindingKind } from "./findings.ts";
import type { Evidence } from "./refresh.ts";

const HOUR = 3_600_000;

/** `11-21 03:12`, Beijing time. */
export function shortTime(time: number | Date): string {
  return toBeijing(new Date(time)).slice(5, 16);
}

/** `5 小时`, `3 天 4 小时`, `20 分钟`. */
export function span(ms: number): string {
  const hours = Math.floor(Math.max(0, ms) / HOUR);
  if (hours < 1) return `${Math.max(1, Math.floor(Math.max(0, ms) / 60_000))} 分钟`;
  return hours < 72 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天${hours % 24 > 0 ? ` ${hours % 24} 小时` : ""}`;
}

/** A sentence for a finding. While it holds, hours count up to `now`; afterwards they stand as they were when it was found. */
export function findingSentence(finding: { kind: FindingKind; since: number; evidence: Evidence; resolvedAt: number | null }, now: number): string {
  const { evidence, since } = finding;
  const text = (name: string): string => (evidence[name] === null || evidence[name] === undefined ? "" : String(evidence[name]));
  const time = (name: string): string => shortTime(Number(evidence[name]));
  const until = finding.resolvedAt ?? now;
  switch (finding.kind) {
    case "stalled":
      return `包裹在${text("place") || "途中"}停留 ${Math.floor((until - since) / HOUR)} 小时，超过${evidence.learnt ? "该线路" : "一般线路"}通常的 ${text("usualHours")} 小时；${shortTime(since)} 到达后没有新的扫描。`;
    case "shipped_not_outbound": {
      const why = evidence.withdrawn ? "运单已被撤销" : evidence.labelOnly ? "快递只有电子面单，没有揽收" : "没有仓库出库记录，也没有快递揽收";
      return `平台显示 ${shortTime(since)} 已发货，但${why}，已过 ${Math.floor((until - since) / HOUR)} 小时。`;
    }
    case "wrong_item":
      return `仓库 ${shortTime(since)} 打包的是 ${text("packed")}，订单里没有这个商品（订单是 ${text("ordered")}）。`;
    case "signed_by_other": {
      const how = evidence.signedBy === "locker" ? "放入快递柜或驿站" : "由他人签收";
      return `${carrierName(text("carrier"))} ${text("waybill")} 于 ${shortTime(since)} ${how}，不能确定买家本人已收到。`;
    }
    case "contradiction":
      return contradictions[text("what")]?.(time("channelAt"), time("provenAt")) ?? "几处记录互相矛盾，请人工核对。";
  }
}

const contradictions: Readonly<Record<string, (channel: string, proven: string) => string>> = {
  outbound_after_closed: (channel, proven) => `平台 ${channel} 已关闭订单，货却在 ${proven} 出库。`,
  signed_after_closed: (channel, proven) => `平台 ${channel} 已关闭订单，快递却在 ${proven} 显示签收。`,
  completed_and_closed: (channel, proven) => `平台先在 ${channel} 结束了订单，又在 ${proven} 给出相反的结果（完成与关闭都出现过）。`,
  completed_but_returning: (channel, proven) => `平台 ${channel} 显示交易完成，快递 ${proven} 却显示包裹正在退回。`,
};
