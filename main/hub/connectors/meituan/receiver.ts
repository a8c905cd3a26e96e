/** Whom an order goes to, as far as Meituan says. Pure. */
import type { ChannelBuyer } from "../port.ts";
import type { Order } from "./shop-order.ts";

/** Behind this stands what the platform's map made of the place. */
const MAPPED = "@#";
const PROVINCE = /^(北京市|天津市|上海市|重庆市|[\p{Script=Han}]{2,7}?(?:省|自治区|特别行政区))/u;
const CITY = /^([\p{Script=Han}]{1,9}?(?:市|自治州|地区|盟))/u;
const DISTRICT = /^([\p{Script=Han}]{1,9}?(?:区|县|旗|市))/u;

/**
 * There is no buyer's id. The name often has no more than a family name and a form of address, and the phone is masked or a number of the platform's with
 * an extension, which ends: both are kept as they came.
 */
export function receiverOf(raw: Order): ChannelBuyer {
  const [name, phone] = [raw.recipient_name.trim(), raw.recipient_phone.trim()];
  const [address = "", mapped = ""] = raw.recipient_address.split(MAPPED).map((part) => part.trim());
  const isUntold = name === "" && phone === "" && address === "";
  return {
    channelBuyerId: "",
    nick: name,
    name,
    phone,
    ...regionOf(mapped || address),
    address: address || mapped,
    ...(isUntold ? { untold: true as const } : {}),
  };
}

function regionOf(place: string): Pick<ChannelBuyer, "province" | "city" | "district"> {
  const province = PROVINCE.exec(place)?.[1] ?? "";
  const behind = place.slice(province.length);
  // Directly administered places are their own city.
  const city = province.endsWith("市") ? province : (CITY.exec(behind)?.[1] ?? "");
  const district = DISTRICT.exec(province.endsWith("市") ? behind : behind.slice(city.length))?.[1] ?? "";
  return { province, city, district };
}
