import { entryOf } from "../wire.ts";

/** Suning's codes of carriers, as far as known; ours are the tracker's. */
const CODES: Readonly<Record<string, string>> = {
  S02: "shunfeng",
  S01: "shentong",
  Y01: "yuantong",
  Y02: "yunda",
  Z01: "zhongtong",
  E01: "ems",
  D04: "debangkuaidi",
  H01: "huitongkuaidi",
  T02: "tiantian",
  Y10: "youshuwuliu",
  G05: "guotongkuaidi",
  Z04: "zhaijisong",
  J01: "jiajiwuliu",
  B03: "youzhengguonei",
};

/** The tracker's code where known, else Suning's as it came. */
export function carrierCode(code: string): string {
  const told = code.trim();
  return entryOf(CODES, told.toUpperCase()) ?? told;
}
