/** WeChat writes short capitals and a Chinese name; ours are the tracker's lower-case codes. */
const CARRIERS: readonly (readonly [code: RegExp, name: string, tracker: string])[] = [
  [/^sf$/i, "顺丰", "shunfeng"],
  [/^zto$/i, "中通", "zhongtong"],
  [/^yto$/i, "圆通", "yuantong"],
  [/^(yunda|yd)$/i, "韵达", "yunda"],
  [/^sto$/i, "申通", "shentong"],
  [/^(jtsd|jt)$/i, "极兔", "jtexpress"],
  [/^jd$/i, "京东", "jd"],
  [/^ems$/i, "EMS", "ems"],
  [/^(yzpy|youzhengguonei)$/i, "邮政", "youzhengguonei"],
  [/^(dbl|dbkd)$/i, "德邦", "debangkuaidi"],
];

/** The tracker's code by code or name, else the channel's word as it came. */
export function carrierCode(code: string, name: string): string {
  const known = CARRIERS.find(([pattern]) => pattern.test(code)) ?? CARRIERS.find(([, part]) => name.includes(part));
  return known?.[2] ?? (code || name);
}
