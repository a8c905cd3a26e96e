/** Carriers as shops write them: Chinese names, the codes of common ERPs, or the tracker's own; ours are the tracker's lower-case codes. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/顺丰快运/, "shunfengkuaiyun"],
  [/顺丰|^SF(?:-?EXPRESS)?$/i, "shunfeng"],
  [/中通|^ZTO$/i, "zhongtong"],
  [/圆通|^YTO$/i, "yuantong"],
  [/韵达|^(?:YD|YUNDA)$/i, "yunda"],
  [/申通|^STO$/i, "shentong"],
  [/极兔|^(?:JTSD|JT|J&T)$/i, "jtexpress"],
  [/京东|^JDL?$/i, "jd"],
  [/邮政特快|^EMS$/i, "ems"],
  [/邮政|^(?:YZPY|POSTB)$/i, "youzhengguonei"],
  [/德邦物流/, "debangwuliu"],
  [/德邦|^(?:DBL|DBKD)$/i, "debangkuaidi"],
  [/百世|^HTKY$/i, "huitongkuaidi"],
  [/宅急送|^ZJS$/i, "zhaijisong"],
];

/** The tracker's code where known, else the shop's word as it came. */
export function carrierCode(word: string): string {
  const known = NAMES.find(([pattern]) => pattern.test(word.trim()))?.[1];
  return known ?? (/^[A-Z0-9]+$/i.test(word.trim()) ? word.trim().toLowerCase() : word.trim());
}
