import { asWritten, type Said } from "../kernel/said.ts";

/** Names of carriers by the tracker's codes (platforms: Kuaidi100, carrier codes), in English as they call themselves. */
const NAMES: Readonly<Record<string, Said>> = {
  shunfeng: { zh: "顺丰速运", en: "SF Express" },
  zhongtong: { zh: "中通快递", en: "ZTO Express" },
  yuantong: { zh: "圆通速递", en: "YTO Express" },
  yunda: { zh: "韵达快递", en: "Yunda Express" },
  shentong: { zh: "申通快递", en: "STO Express" },
  jtexpress: { zh: "极兔速递", en: "J&T Express" },
  jd: { zh: "京东快递", en: "JD Logistics" },
  ems: { zh: "EMS", en: "EMS" },
  debangkuaidi: { zh: "德邦快递", en: "Deppon Express" },
  huitongkuaidi: { zh: "百世快递", en: "BEST Express" },
  zhaijisong: { zh: "宅急送", en: "ZJS Express" },
  youzhengguonei: { zh: "邮政快递包裹", en: "China Post" },
  debangwuliu: { zh: "德邦物流", en: "Deppon Logistics" },
  shunfengkuaiyun: { zh: "顺丰快运", en: "SF Freight" },
};

/** True when it looks like a tracker's code of a carrier, and not like a channel's own word for one. */
export function isCarrierCode(carrier: string): boolean {
  return /^[a-z0-9]+$/.test(carrier);
}

/** What people call a carrier; a code we do not know is shown as it came. */
export function carrierName(code: string): string {
  return NAMES[code]?.zh ?? (code === "" ? "快递" : code);
}

/** The same in English. */
export function carrierInEnglish(code: string): string {
  return NAMES[code]?.en ?? (code === "" ? "Parcel" : asWritten(code));
}

/** A parcel by its carrier and number. */
export function parcelNumber({ carrier, waybill }: { carrier: string; waybill: string }): Said {
  return { zh: `${carrierName(carrier)} ${waybill}`, en: `${carrierInEnglish(carrier)} ${asWritten(waybill)}`.trimEnd() };
}
