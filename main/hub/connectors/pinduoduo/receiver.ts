/** Whom an order goes to, as far as Pinduoduo says. Pure. */
import type { ChannelBuyer } from "../port.ts";
import type { Order } from "./shop-order.ts";

/** Cipher text, with a search token or without: long, and of no letters that a name or a street has. */
const CIPHER = /^[~$#]|^[A-Za-z0-9+/=_~$-]{24,}$/;

/** What a person can read: the mask, else what is no cipher text; else the cipher text as it came. */
function shown(mask: string, plain: string): string {
  return mask.trim() || plain.trim();
}

/**
 * There is no buyer's id: `open_address_id` is that of an address, which families and offices share. Name, address and phone are given before shipping
 * only; since November 2025 the phone alone may be, as a virtual number with an extension, which is kept as it is: it ends, and is nobody's.
 */
export function receiverOf(raw: Order): ChannelBuyer {
  const name = shown(raw.receiver_name_mask, raw.receiver_name);
  const phone = shown(raw.receiver_phone_mask, raw.contact_mobile || raw.receiver_phone);
  const address = shown(raw.receiver_address_mask, raw.receiver_address);
  const isUntold = [name, phone, address].every((part) => part === "");
  return {
    channelBuyerId: "",
    nick: CIPHER.test(name) ? "" : name,
    name,
    phone,
    province: raw.province,
    // Directly administered places come without a city.
    city: raw.city || raw.town,
    district: raw.town,
    address,
    ...(isUntold ? { untold: true as const } : {}),
  };
}
