/** Taobao writes carriers as Chinese names or its own codes; ours are the tracker's lower-case codes. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/顺丰|^SF$/i, "shunfeng"],
  [/中通|^ZTO$/i, "zhongtong"],
  [/圆通|^YTO$/i, "yuantong"],
  [/韵达|^YUNDA$/i, "yunda"],
  [/申通|^STO$/i, "shentong"],
  [/极兔|^JTSD$/i, "jtexpress"],
  [/京东|^JD$/i, "jd"],
  [/^EMS$|邮政特快/i, "ems"],
  [/邮政|^POSTB$/i, "youzhengguonei"],
  [/德邦快递|^DBKD$/i, "debangkuaidi"],
  [/百世|^HTKY$/i, "huitongkuaidi"],
];

/** The tracker's code where known, else the channel's word as it came. */
export function carrierCode(word: string): string {
  return NAMES.find(([pattern]) => pattern.test(word))?.[1] ?? word;
}
