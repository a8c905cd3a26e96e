/** Who takes part. A channel joins by an entry: how its shops are opened, and its shares of the day. */
import { elemePart } from "./eleme-part.ts";
import { jdPart } from "./jd-part.ts";
import { jushuitanPart } from "./jushuitan-part.ts";
import { meituanPart } from "./meituan-part.ts";
import { ownPart } from "./own-part.ts";
import type { Part, PartWish, WarehouseWish } from "./part.ts";
import { pinduoduoPart } from "./pinduoduo-part.ts";
import { showPart } from "./show-part.ts";
import { wangdianPart } from "./wangdian-part.ts";
import { wechatPart } from "./wechat-part.ts";

interface Entry {
  /** Begins the ids of its shops. */
  name: string;
  /** Of a thousand orders, and of a thousand after-sales. */
  orders: number;
  cases: number;
  open(wish: PartWish): Promise<Part>;
}

/** Everybody. An entry of the demonstration's world is two shops; after-sales at JD are drawn with its orders, and their share here is about what they come to. */
export const entries: readonly Entry[] = [
  { name: "home1", orders: 280, cases: 350, open: (wish) => showPart({ ...wish, isFirst: true }) },
  { name: "home2", orders: 160, cases: 190, open: (wish) => showPart({ ...wish, isFirst: false }) },
  { name: "pdd1", orders: 130, cases: 110, open: pinduoduoPart },
  { name: "ele1", orders: 90, cases: 70, open: elemePart },
  { name: "jd1", orders: 80, cases: 110, open: jdPart },
  { name: "mt1", orders: 60, cases: 80, open: meituanPart },
  { name: "wx1", orders: 110, cases: 90, open: wechatPart },
  { name: "own1", orders: 90, cases: 60, open: ownPart },
];

interface Warehouse {
  name: string;
  /** Entries whose orders it packs. */
  packs: readonly string[];
  open(wish: WarehouseWish): Promise<Part>;
}

/** Who packs: 旺店通 hands out no orders of Taobao and Pinduoduo. The demonstration's worlds have a warehouse of their own, which writes over the public interface. */
export const warehouses: readonly Warehouse[] = [
  { name: "jst1", packs: ["pdd1", "jd1"], open: jushuitanPart },
  { name: "wdt1", packs: ["wx1", "own1"], open: wangdianPart },
];
