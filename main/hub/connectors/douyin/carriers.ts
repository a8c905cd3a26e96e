/** Douyin writes its own codes (some the tracker's, some short capitals) and a Chinese name; ours are the tracker's lower-case codes. */
const CARRIERS: readonly (readonly [code: RegExp, name: string, tracker: string])[] = [
  [/^(sf|shunfeng)$/i, "顺丰", "shunfeng"],
  [/^(zto|zhongtong)$/i, "中通", "zhongtong"],
  [/^(yto|yuantong)$/i, "圆通", "yuantong"],
  [/^(yd|yunda)$/i, "韵达", "yunda"],
  [/^(sto|shentong)$/i, "申通", "shentong"],
  [/^(jt|jtsd|jitu|jtexpress)$/i, "极兔", "jtexpress"],
  [/^(jd|jingdong)$/i, "京东", "jd"],
  [/^ems$/i, "EMS", "ems"],
  [/^(yzgn|youzhengguonei)$/i, "邮政", "youzhengguonei"],
  [/^(dbkd|debangkuaidi)$/i, "德邦快递", "debangkuaidi"],
];

/** The tracker's code by code or name, else the channel's word as it came. */
export function carrierCode(code: string, name: string): string {
  const known = CARRIERS.find(([pattern]) => pattern.test(code)) ?? CARRIERS.find(([, part]) => name.includes(part));
  return known?.[2] ?? (code || name);
}
