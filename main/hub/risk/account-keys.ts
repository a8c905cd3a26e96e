/** What makes two orders one buyer's. Pure but for the vault's keyed hash; plain values never leave these functions. */
import { maskName, type Vault } from "../access/index.ts";
import type { ChannelBuyer } from "../connectors/port.ts";

/**
 * A key ties everything that has it to one account, except `at`: a household or an office shares an address, so that one
 * only counts how many accounts live there.
 */
export interface AccountKey {
  kind: "buyer" | "phone" | "person_at" | "weak" | "at";
  hash: string;
}

/**
 * Keys of a buyer at a channel: the channel's own id (within that channel), a full phone, name and address where both are plain.
 * `138****0001` alone is nobody: 10,000 people have it. With name, city and district as masked by the channel it names about one
 * buyer in several million, and counts as a weak key; fewer than seven digits shown never do.
 */
export function keysOf(vault: Vault, channel: string, buyer: ChannelBuyer): AccountKey[] {
  const keys: AccountKey[] = [];
  if (plain(buyer.channelBuyerId)) keys.push({ kind: "buyer", hash: vault.fingerprint("buyer", `${channel}\n${buyer.channelBuyerId}`) });
  const phone = fullPhone(buyer.phone);
  if (phone) keys.push({ kind: "phone", hash: vault.fingerprint("phone", phone) });
  const address = fullAddress(buyer);
  if (address) {
    keys.push({ kind: "at", hash: vault.fingerprint("address", address) });
    if (plain(buyer.name)) keys.push({ kind: "person_at", hash: vault.fingerprint("address", `${buyer.name}\n${address}`) });
  }
  const weak = weakKey(buyer);
  if (weak) keys.push({ kind: "weak", hash: vault.fingerprint("phone", weak) });
  return keys;
}

/** Readable: neither empty, masked nor cipher text. */
function plain(text: string): boolean {
  return text.trim() !== "" && !text.includes("*") && !/^[#~$]/.test(text);
}

/** A mainland mobile number in full; a number with an extension is the platform's, and changes with every order. */
function fullPhone(phone: string): string | null {
  const digits = phone.replace(/[\s-]/g, "").replace(/^\+?86(?=1)/, "");
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}

/** Shorter than this is a village or a street, not a door. */
const SHORTEST_DOOR = 5;

function fullAddress(buyer: ChannelBuyer): string | null {
  const street = buyer.address.trim();
  if (!plain(street) || [...street].length < SHORTEST_DOOR || buyer.city === "") return null;
  return `${buyer.province}\n${buyer.city}\n${buyer.district}\n${street}`;
}

function weakKey(buyer: ChannelBuyer): string | null {
  const phone = fullPhone(buyer.phone);
  const shown = phone ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : buyer.phone.replace(/[\s-]/g, "");
  const name = buyer.name.trim();
  if (!/^1\d{2}\*{4}\d{4}$/.test(shown) || !/\p{Script=Han}/u.test(name) || buyer.city === "" || buyer.district === "") return null;
  const masked = name.includes("*") ? name : maskName(name);
  return `${shown}\n${masked}\n${buyer.city}\n${buyer.district}`;
}
