/** Masks as the channels themselves show them; applied before anything is kept or leaves the machine. Cut by letters as people read them. */
import { letters } from "../kernel/text.ts";
import { personalIn } from "./find.ts";
import { seenAs } from "./seen.ts";

/** What stands where a buyer's words or name stood that were erased on request. */
export const ERASED = "已删除";

/** Readable: neither empty, nor masked by whoever sent it, nor cipher text. */
export function isPlain(text: string): boolean {
  return text.trim() !== "" && !text.includes("*") && !/^[#~$]/.test(text);
}

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

/** Numbers of orders and parcels, which are what a case is about: long, in one piece, and no card and no paper by what stands before. */
const isOfCase = (said: string, before: string): boolean =>
  /^(?:[A-Z]{2,6})?\d{12,20}$/.test(said) && !/(?:卡|账号|帳號|证|證|身份|sfz|行|card|户)[^\d]{0,6}$/i.test(before) && !identity.test(said);
const identity = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[0-9Xx]$/;

/**
 * Hides for good what in a text names a person or leads to one, under its kind (`[号码]`), so that it may be kept and learned from. Numbers of orders
 * and parcels stay. For what leaves the machine there is the veil, which hides these, too.
 */
export function maskText(text: string): string {
  const seen = seenAs(text.toWellFormed());
  const out: string[] = [];
  let from = 0;
  for (const { at, end, kind } of personalIn(seen.text, false)) {
    if (isOfCase(seen.text.slice(at, end), seen.text.slice(0, at))) continue;
    out.push(text.slice(from, seen.from(at)), `[${kind}]`);
    from = seen.from(end);
  }
  return out.join("") + text.slice(from).toWellFormed();
}
