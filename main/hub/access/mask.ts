/** Masks as the channels themselves show them; applied before anything is kept or leaves the machine. Cut by letters as people read them. */
import { letters } from "../kernel/text.ts";

/** `王小明` → `王**`, `𠮷野小雨` → `𠮷***`; already masked or empty stays. */
export function maskName(name: string): string {
  const [first, ...others] = letters(name.replace(/^[\s\p{Cf}]+/u, "").trimEnd());
  return first === undefined || name.includes("*") ? name.toWellFormed() : first + "*".repeat(Math.max(1, others.length));
}

/** `13812340001` → `138****0001`; virtual numbers keep only their tail; cipher text becomes empty. */
export function maskPhone(phone: string): string {
  if (phone.includes("*")) return phone;
  const digits = phone.normalize("NFKC").replace(/[^0-9]/g, "");
  if (digits.length < 7 || phone.startsWith("#")) return "";
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** Keeps the street's beginning and hides house and door numbers. */
export function maskAddress(address: string): string {
  if (address === "" || address.includes("*") || address.startsWith("#")) return address.startsWith("#") ? "" : address;
  const whole = letters(address);
  // Of a short one less: it may be nothing but a door.
  return `${whole.slice(0, Math.min(4, Math.floor(whole.length / 2))).join("")}****`;
}

const phones = /(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])/g;
const identity = /(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])/g;
const doors = /([0-9A-Za-z一二三四五六七八九十]+(?:号楼|栋|幢|单元|室|号院|弄|号(?!码)))/g;
const named =
  /((?:收件人|收货人|姓名|联系人|我叫|我是)[:：]?\s*)((?:\p{Script=Han}{1,12}(?:[·•・]\p{Script=Han}{1,12})+)|\p{Script=Han}{2,4})(?=[,，。;；\s]|$|电话|手机|地址)/gu;

/** Hides phones, identity numbers, door numbers and names a text spells out, so that it may be sent to a model elsewhere. */
export function maskText(text: string): string {
  return text.replace(identity, "[证件号]").replace(phones, "[手机号]").replace(doors, "[门牌]").replace(named, "$1[姓名]");
}
