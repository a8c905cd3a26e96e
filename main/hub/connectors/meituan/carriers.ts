/** A return parcel's carrier comes as a Chinese name; ours are the tracker's lower-case codes. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/顺丰|^sf$/i, "shunfeng"],
  [/中通|^zto$/i, "zhongtong"],
  [/圆通|^yto$/i, "yuantong"],
  [/韵达|^yunda$/i, "yunda"],
  [/申通|^sto$/i, "shentong"],
  [/极兔|^jtexpress$/i, "jtexpress"],
  [/京东|^jd$/i, "jd"],
  [/^EMS$|邮政特快/i, "ems"],
  [/邮政/, "youzhengguonei"],
  [/德邦/, "debangkuaidi"],
];

/** By which the platform's own riders are named; no code of a tracker. */
export const RIDERS = "美团配送";

/** The tracker's code where known, else the word as it came. */
export function carrierCode(word: string): string {
  const told = word.trim();
  return NAMES.find(([pattern]) => pattern.test(told))?.[1] ?? told;
}
