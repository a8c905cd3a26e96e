import { toBeijing } from "../../hub/kernel/time.ts";
import type { Wire } from "../engine/big-json.ts";
import { hash32 } from "../engine/rng.ts";
import type { SimParcel, SimScan } from "../truth/types.ts";
import { cityOf } from "../world/lanes.ts";

const NAMES: Record<string, string> = {
  "101": "已下单",
  "102": "待揽收",
  "103": "已揽收",
  "1001": "到达派件城市",
  "1002": "干线",
  "5": "派件",
  "501": "投柜或驿站",
  "301": "本人签收",
  "303": "代签",
  "304": "投柜或站签收",
  "14": "拒签",
  "6": "退回",
};

/** The base state of an advanced code. */
function baseState(code: string): string {
  if (/^100\d$/.test(code)) return "0";
  return /^\d{3}$/.test(code) ? code.slice(0, 1) : code;
}

export function isEnd(scan: SimScan | undefined): boolean {
  return scan !== undefined && baseState(scan.code) === "3";
}

/** The time a carrier shows: its own clock is now and then a little behind. */
export function shownTime(parcel: SimParcel, scan: SimScan): string {
  const isBehind = hash32(`${parcel.waybill}:${scan.at}:clock`) % 60 === 0;
  return toBeijing(new Date(isBehind ? scan.at - 12 * 60_000 : scan.at));
}

/**
 * The whole trace, newest first. Entries that were shown before (`shown` of them) may be reworded or missing:
 * carriers tidy up their traces.
 */
export function renderTrace(parcel: SimParcel, options: { level: number; shown: number; ascending?: boolean }): Wire[] {
  const rows = parcel.scans.flatMap((scan, index): Wire[] => {
    const draw = hash32(`${parcel.waybill}:${scan.at}:${options.shown}`) % 100;
    const wasShown = index < options.shown && index < parcel.scans.length - 1;
    if (wasShown && draw === 0) return [];
    const context = wasShown && draw < 3 ? `${scan.context}（已更新）` : scan.context;
    const time = shownTime(parcel, scan);
    const plain = { time, ftime: time, context };
    if (options.level === 0) return [plain];
    const city = cityOf(scan.city);
    const place = { areaCode: `CN${city.code}000000`, areaName: `${city.province.replace(/省$/, "")},${city.name}` };
    return [{ ...plain, status: NAMES[scan.code] ?? "在途", ...(options.level >= 4 ? { statusCode: scan.code } : {}), ...place }];
  });
  return options.ascending ? rows : rows.reverse();
}

/** The parcel's state: with `resultv2` of 4 and more the advanced code stands there. */
export function stateOf(parcel: SimParcel, level: number): string {
  const last = parcel.scans.at(-1);
  if (!last) return "0";
  return level >= 4 ? last.code : baseState(last.code);
}
