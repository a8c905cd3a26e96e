/** Ways off the platform and data of persons, in whatever disguise they come. Looks at plain text. */

const forms: readonly RegExp[] = [
  /https?:|www\.|[a-z0-9-]\s?\.\s?(?:com|cn|net|org|top|vip|shop|xyz|cc|info|io|me|site|club)(?![a-z])/,
  /[a-z0-9_.+-]\s?(?:@|\(at\)|\[at\]|#at#)\s?[a-z0-9-]/,
  /(?<![a-z])(?:vx|wx|qq|v信|line|telegram|whatsapp|skype|tg|dingtalk|ins|tiktok)(?![a-z])/,
  /(?:加|\+|➕|➕)\s*(?:个|一下|下|我|您|咱)?\s*(?:v|w|q|微|薇|扣|企|群|好友|❤|客服)/,
  /(?<![a-z])[vwq]\s*[:：❤♥+➕]|[❤♥]\s*信/,
  /微\s*信|qq|支付宝账号|二维码|扫码|收款码/,
];
/** A phone number: digits, Chinese digits, or digits with signs between them. */
const mobile = /(?<![0-9])(?:\+?86[\s-]*)?1[\s.-]*[3-9](?:[\s.-]*[0-9]){9}(?![0-9])/;
const landline = /(?<![0-9])(?:0[0-9]{2,3}[\s-]?[0-9]{7,8}|400[\s-]?[0-9]{3,4}[\s-]?[0-9]{3,4})(?![0-9])/;
const spoken = /[幺零〇一二三四五六七八九两]{7,}/;
const identity = /(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9x](?![0-9a-z])/;
const card = /(?<![0-9a-z])(?:62|4[0-9]|5[1-5]|35|37)[0-9]{2}(?:[\s-]?[0-9]{4}){2,3}[\s-]?[0-9]{1,4}(?![0-9])/;

/** What in a plain text leads off the platform; `null` when nothing does. */
export function contactIn(text: string): string | null {
  for (const form of forms) {
    const match = form.exec(text);
    if (match) return match[0];
  }
  return null;
}

/** Data of a person in a plain text (phone, identity card, bank card) with what it is; `null` when there is none. */
export function personalIn(text: string): { text: string; what: string } | null {
  const found = (form: RegExp, what: string): { text: string; what: string } | null => {
    const match = form.exec(text);
    return match ? { text: match[0], what } : null;
  };
  return found(identity, "身份证号") ?? found(mobile, "手机号") ?? found(landline, "电话号码") ?? found(card, "银行卡号") ?? found(spoken, "电话号码");
}
