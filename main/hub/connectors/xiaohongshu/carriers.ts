/** The channel's codes are not published as a whole: some are the tracker's, some short capitals; names are Chinese. */
const CARRIERS: readonly (readonly [code: RegExp, name: RegExp, tracker: string])[] = [
  [/^(sf|shunfeng)$/i, /顺丰/, "shunfeng"],
  [/^(zto|zhongtong)$/i, /中通/, "zhongtong"],
  [/^(yto|yuantong)$/i, /圆通/, "yuantong"],
  [/^(yd|yunda)$/i, /韵达/, "yunda"],
  [/^(sto|shentong)$/i, /申通/, "shentong"],
  [/^(jt|jtsd|jitu|jtexpress)$/i, /极兔/, "jtexpress"],
  [/^(jd|jingdong)$/i, /京东/, "jd"],
  [/^ems$/i, /^EMS$|邮政特快/i, "ems"],
  [/^(yzgn|youzhengguonei)$/i, /邮政/, "youzhengguonei"],
  [/^(dbkd|debangkuaidi|debang)$/i, /德邦/, "debangkuaidi"],
];

/** The tracker's code by code or name, else the channel's word as it came. */
export function carrierCode(code: string, name: string): string {
  const [ofCode, ofName] = [code.trim(), name.trim()];
  const known = CARRIERS.find(([pattern]) => pattern.test(ofCode)) ?? CARRIERS.find(([, pattern]) => pattern.test(ofName || ofCode));
  return known?.[2] ?? (ofCode || ofName);
}
