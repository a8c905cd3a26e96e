/** Who an order goes to as its channel tells it: what of it is sealed, and by what it is found. Pure but for the keyed hash. */
import type { ChannelBuyer } from "../connectors/port.ts";
import type { PlaceTrust } from "../contract/lists.ts";
import { isPlain } from "../masking/index.ts";
import type { Sealer } from "../store/index.ts";

/** Name, phone and address in plain; what was told masked is not among them. */
export interface PlainReceiver {
  name: string;
  phone: string;
  address: string;
}

/** How far a map found an address, its own word for it, and as far down as it came. */
export interface AddressPlace {
  trust: PlaceTrust;
  level: string;
  district: string;
}

const LAST = 4;

/** Digits of a number that somebody can call, as they are compared: without blanks, dashes and the country; `null` when it is none, or masked. */
function phoneDigits(phone: string): string | null {
  const text = phone.normalize("NFKC").trim();
  if (!/^\+?[\d\s()-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, "").replace(/^(?:0086|86)(?=1\d{10}$)/, "");
  return digits.length >= 7 && digits.length <= 15 ? digits : null;
}

/** The last four digits, of a whole number or of one whose channel masks the rest. */
function tailOf(phone: string): string | null {
  const digits = phoneDigits(phone);
  if (digits !== null) return digits.slice(-LAST);
  return /\*(\d{4})$/.exec(phone.trim())?.[1] ?? null;
}

/** What of a buyer is told in plain; `null` when nothing is. */
export function plainReceiver({ name, phone, address }: ChannelBuyer): PlainReceiver | null {
  const plain = { name: isPlain(name) ? name : "", phone: isPlain(phone) ? phone : "", address: isPlain(address) ? address : "" };
  return plain.name + plain.phone + plain.address === "" ? null : plain;
}

/** Keyed hashes by which it is found, and one of the whole by which the same again is known. */
export function hashesOf(sealer: Sealer, { name, phone, address }: ChannelBuyer): { content: string; phone: string | null; tail: string | null; name: string } {
  const [digits, tail] = [phoneDigits(phone), tailOf(phone)];
  return {
    content: sealer.hash("receiver", `${name}\n${phone}\n${address}`),
    phone: digits === null ? null : sealer.hash("phone", digits),
    tail: tail === null ? null : sealer.hash("tail", tail),
    name: nameHash(sealer, isPlain(name) ? name : ""),
  };
}

/** Keyed hash of a whole name, however it is spaced or written; empty for none. */
export function nameHash(sealer: Sealer, name: string): string {
  const bare = name.normalize("NFKC").replace(/[\s·•]/g, "");
  return bare === "" ? "" : sealer.hash("name", bare);
}

/** The keyed hash that somebody's search means: of a whole phone, or of its last four digits; `null` when it is neither. */
export function searchedHash(sealer: Sealer, text: string): { phone: string | null; tail: string | null } {
  const digits = phoneDigits(text);
  return { phone: digits === null ? null : sealer.hash("phone", digits), tail: /^\d{4}$/.test(text) ? sealer.hash("tail", text) : null };
}
