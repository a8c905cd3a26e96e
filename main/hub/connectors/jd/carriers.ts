import { entryOf } from "../wire.ts";

/** JD numbers its carriers (`logisticsId`); these are the ones known. Ours are the tracker's codes. */
const CODES: Readonly<Record<string, string>> = {
  "463": "yuantong",
  "465": "ems",
  "467": "shunfeng",
  "470": "shentong",
  "1327": "yunda",
  "1499": "zhongtong",
  "2087": "jd",
  "3046": "debangkuaidi",
};

/** The tracker's code where known, else JD's number as it came. */
export function carrierCode(logisticsId: string): string {
  return entryOf(CODES, logisticsId) ?? logisticsId;
}
