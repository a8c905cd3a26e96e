/** Names of carriers by the tracker's codes (platforms: Kuaidi100, carrier codes). */
const NAMES: Readonly<Record<string, string>> = {
  shunfeng: "顺丰速运",
  zhongtong: "中通快递",
  yuantong: "圆通速递",
  yunda: "韵达快递",
  shentong: "申通快递",
  jtexpress: "极兔速递",
  jd: "京东快递",
  ems: "EMS",
  debangkuaidi: "德邦快递",
  huitongkuaidi: "百世快递",
  zhaijisong: "宅急送",
  youzhengguonei: "邮政快递包裹",
  debangwuliu: "德邦物流",
  shunfengkuaiyun: "顺丰快运",
};

/** True when it looks like a tracker's code of a carrier, and not like a channel's own word for one. */
export function isCarrierCode(carrier: string): boolean {
  return /^[a-z0-9]+$/.test(carrier);
}

/** What people call a carrier; a code we do not know is shown as it came. */
export function carrierName(code: string): string {
  return NAMES[code] ?? (code === "" ? "快递" : code);
}
