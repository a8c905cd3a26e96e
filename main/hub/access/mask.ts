/** Masks as the channels themselves show them; applied before anything is kept or leaves the machine. */

/** `王小明` → `王**`; already masked or empty stays. */
export function maskName(name: string): string {
  return name === "" || name.includes("*") ? name : name.slice(0, 1) + "*".repeat(Math.max(1, [...name].length - 1));
}

/** `13812340001` → `138****0001`; virtual numbers keep only their tail; cipher text becomes empty. */
export function maskPhone(phone: string): string {
  if (phone.includes("*")) return phone;
  const digits = phone.replace(/[^0-9]/g, "");
  if (digits.length < 7 || phone.startsWith("#")) return "";
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** Keeps the street's beginning and hides house and door numbers. */
export function maskAddress(address: string): string {
  if (address === "" || address.includes("*") || address.startsWith("#")) return address.startsWith("#") ? "" : address;
  return `${[...address].slice(0, 4).join("")}****`;
}

const phones = /(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])/g;
const identity = /(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])/g;
const doors = /([0-9A-Za-z一二三四五六七八九十]+(?:号楼|栋|幢|单元|室|号院|弄|号(?!码)))/g;
const named = /((?:收件人|收货人|姓名|联系人|我叫|我是)[:：]?\s*)([一-龥]{2,4})(?=[,，。;；\s]|$|电话|手机|地址)/g;

/** Hides phones, identity numbers, door numbers and names a text spells out, so that it may be sent to a model elsewhere. */
export function maskText(text: string): string {
  return text.replace(identity, "[证件号]").replace(phones, "[手机号]").replace(doors, "[门牌]").replace(named, "$1[姓名]");
}
