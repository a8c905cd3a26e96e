import { seeded } from "../engine/rng.ts";
import { CITIES } from "./lanes.ts";

/** An invented buyer. The telephone numbers begin with 12, which no Chinese mobile number does. */
export interface Buyer {
  index: number;
  name: string;
  /** `王**`, as the channels show it. */
  maskedName: string;
  phone: string;
  maskedPhone: string;
  city: string;
  district: string;
  house: number;
  /** Nickname and open id a channel knows the buyer by. */
  nick: string;
  openId: string;
}

const FAMILY =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛";
const GIVEN = "安宁清嘉文思雨晨欣悦若涵子墨一诺梓萱可心以沫知夏书瑶景行云舒乐天明远和光霁月星河春和秋实冬青夏果";

/** The buyer of this number; the same seed and number always give the same person. */
export function buyerOf(seed: string, index: number): Buyer {
  const rng = seeded(`${seed}:buyer:${index}`);
  const letters = [...GIVEN];
  const family = rng.pick([...FAMILY]);
  const name = `${family}${rng.pick(letters)}${rng.pick(letters)}`;
  const city = rng.pick(CITIES);
  const phone = `12${String(rng.int(0, 9))}${String(rng.int(0, 9_999)).padStart(4, "0")}${String(index % 10_000).padStart(4, "0")}`;
  return {
    index,
    name,
    maskedName: `${family}**`,
    phone,
    maskedPhone: `${phone.slice(0, 3)}****${phone.slice(7)}`,
    city: city.name,
    district: rng.pick(city.districts),
    house: rng.int(1, 260),
    nick: `${rng.pick([..."abcdefghjkmnpqrstuvwxyz"])}**${index % 10}`,
    openId: `AAE${index.toString(36).padStart(6, "0")}${rng.int(100_000, 999_999)}`,
  };
}
