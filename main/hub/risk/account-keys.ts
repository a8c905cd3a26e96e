/** What makes two orders one buyer's. Pure but for the vault's keyed hash; plain values never leave these functions. */
import type { Vault } from "../access/index.ts";
import type { ChannelBuyer } from "../connectors/port.ts";
import { isPlain, maskName, maskPhone } from "../masking/index.ts";

/**
 * What ties orders to one account. A phone alone ties nobody: families and offices share one; with a name it does (`person_phone`), as
 * with a name an address does (`person_at`). `at` only counts how many accounts live there. `weak` is a phone and a name as a channel masks
 * them; `weak_plain` says which plain persons such a mask may be: it ties them while there is one, and nobody when there are two.
 */
export interface AccountKey {
  kind: "buyer" | "person_phone" | "person_at" | "weak" | "weak_plain" | "at";
  hash: string;
}

/** Length of a fingerprint: of a key made of two, the first tells the group. */
export const HASH_LENGTH = 40;

/**
 * Keys of a buyer at a channel: the channel's own id (within that channel), name and full phone, name and address where they are plain.
 * `138****0001` alone is nobody: 10,000 people have it. With name, city and district as masked by the channel it names about one
 * buyer in several million, and counts as a weak key; fewer than seven digits shown never do.
 */
export function keysOf(vault: Vault, channel: string, buyer: ChannelBuyer): AccountKey[] {
  const keys: AccountKey[] = [];
  if (isPlain(buyer.channelBuyerId)) keys.push({ kind: "buyer", hash: vault.fingerprint("buyer", `${channel}\n${buyer.channelBuyerId}`) });
  const phone = fullPhone(buyer.phone);
  const person = phone && isPlain(buyer.name) ? vault.fingerprint("phone", `${buyer.name}\n${phone}`) : null;
  if (person) keys.push({ kind: "person_phone", hash: person });
  const address = fullAddress(buyer);
  if (address) {
    keys.push({ kind: "at", hash: vault.fingerprint("address", address) });
    if (isPlain(buyer.name)) keys.push({ kind: "person_at", hash: vault.fingerprint("address", `${buyer.name}\n${address}`) });
  }
  const shown = weakKey(buyer, phone);
  if (!shown) return keys;
  const weak = vault.fingerprint("phone", shown);
  return [...keys, person ? { kind: "weak_plain", hash: weak + person } : { kind: "weak", hash: weak }];
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
  if (!isPlain(street) || [...street].length < SHORTEST_DOOR || buyer.city === "") return null;
  return `${buyer.province}\n${buyer.city}\n${buyer.district}\n${street}`;
}

function weakKey(buyer: ChannelBuyer, phone: string | null): string | null {
  const shown = phone ? maskPhone(phone) : buyer.phone.replace(/[\s-]/g, "");
  const name = buyer.name.trim();
  if (!/^1\d{2}\*{4}\d{4}$/.test(shown) || !/\p{Script=Han}/u.test(name) || buyer.city === "" || buyer.district === "") return null;
  return `${shown}\n${maskName(name)}\n${buyer.city}\n${buyer.district}`;
}
