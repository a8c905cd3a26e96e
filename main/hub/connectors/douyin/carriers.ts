import { entryOf } from "../wire.ts";

/** Douyin's company codes are mostly the tracker's; where they differ, or only a Chinese name came, this says which is meant. */
const CODES: Readonly<Record<string, string>> = { jtexpress: "jtexpress", jitu: "jtexpress", youzhengguonei: "youzhengguonei", youzhengbk: "youzhengguonei" };
const NAMES: readonly (readonly [string, string])[] = [
  ["顺丰", "shunfeng"],
  ["中通", "zhongtong"],
  ["圆通", "yuantong"],
  ["韵达", "yunda"],
  ["申通", "shentong"],
  ["极兔", "jtexpress"],
  ["京东", "jd"],
  ["EMS", "ems"],
  ["邮政", "youzhengguonei"],
  ["德邦", "debangkuaidi"],
];

/** The tracker's code where known, else the channel's word as it came. */
export function carrierCode(code: string, name: string): string {
  const named = NAMES.find(([part]) => name.includes(part))?.[1];
  return entryOf(CODES, code) ?? (code || named || name);
}
