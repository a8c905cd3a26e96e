import { entryOf } from "../wire.ts";

/** Numbers of `pdd.logistics.companies.get` that the sheet names; another stays as it came. */
const NUMBERS: Readonly<Record<string, string>> = { "44": "shunfeng", "85": "yuantong", "131": "debangkuaidi", "384": "jtexpress" };

/** A return parcel's carrier comes as a Chinese name; ours are the tracker's lower-case codes. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/顺丰/, "shunfeng"],
  [/中通/, "zhongtong"],
  [/圆通/, "yuantong"],
  [/韵达/, "yunda"],
  [/申通/, "shentong"],
  [/极兔/, "jtexpress"],
  [/京东/, "jd"],
  [/^EMS$|邮政特快/i, "ems"],
  [/邮政/, "youzhengguonei"],
  [/德邦/, "debangkuaidi"],
];

/** The tracker's code where known, else the channel's number or word as it came; 0 and nothing are none. */
export function carrierCode(word: string): string {
  const told = word.trim();
  if (told === "" || told === "0") return "";
  return entryOf(NUMBERS, told) ?? NAMES.find(([pattern]) => pattern.test(told))?.[1] ?? told;
}
