/** Mail and addresses in the net, also where the dot and the at are written in words. */
import type { Claims } from "./claims.ts";

const AT = "(?:\\s?(?:@|艾特|圈[aA]|\\(at\\)|\\[at\\]|#)\\s?|\\sat\\s)";
const DOT = "(?:\\s?(?:\\.|。|．|,|点|點|\\(dot\\)|\\[dot\\])\\s?|\\sdot\\s)";
const TLD =
  "(?:com|cn|net|org|edu|gov|top|xyz|cc|io|me|co|tv|vip|shop|store|site|club|info|link|ltd|app|so|hk|tw|ly|gl|im|fun|live|pro|uk|us|de|jp|fr|ru)(?![A-Za-z0-9])";

const plainMail = /[\p{L}\p{N}_.+-]{1,40}\s?@\s?[\p{L}\p{N}_-]{1,40}(?:\s?\.\s?\p{L}{2,10}){1,3}/gu;
const writtenMail = new RegExp(`[A-Za-z0-9_.+-]{1,40}${AT}[A-Za-z0-9_-]{1,40}${DOT}(?:[A-Za-z0-9-]{1,40}${DOT})?${TLD}`, "giu");
/** "邮箱是zhangwei88在qq": a mailbox told in pieces. */
const cuedMail = /(?:邮箱|郵箱|电子邮件|e-?mail)[^A-Za-z0-9\n]{0,4}([A-Za-z][A-Za-z0-9_.+-]{3,40})/giu;
const workAccount = /[A-Za-z][A-Za-z0-9_.-]{2,40}@[A-Za-z][A-Za-z0-9_-]{1,40}/g;

const page = /(?:https?:\/\/|www[.。]|ftp:\/\/)[^\s，；！]{1,300}/giu;
/** A name of the net without its beginning, and what hangs on it. */
const bareName = new RegExp(
  `(?<![A-Za-z0-9@_.-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\\.|。|．|点|點|\\sdot\\s|\\[dot\\])){1,4}${TLD}(?:[/:?][^\\s，。；！）)]{0,200})?`,
  "giu",
);
/** What a shop's app reads from the clipboard. */
const token = /[￥¥$€(（《]([A-Za-z0-9]{9,14})[￥¥$€)）》]/gu;
const ipv4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
const ipv6 = /(?<![0-9A-Za-z:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4}(?![0-9A-Za-z:])/gi;
const clock = /^\d{1,2}(?::\d{2}){1,3}$/;

/** Claims mail addresses and places in the net. */
export function claimNet(claims: Claims): void {
  claims.all("邮箱", plainMail);
  claims.all("邮箱", writtenMail);
  claims.all("邮箱", workAccount);
  claims.all("网址", page);
  claims.all("网址", bareName);
  claims.all("邮箱", cuedMail);
  claims.all("网址", token, { unless: ([, inner = ""]) => !(/[A-Za-z]/.test(inner) && /\d/.test(inner)) });
  claims.all("网址", ipv4);
  claims.all("网址", ipv6, { unless: ([whole]) => clock.test(whole) });
}
