import type { World } from "../truth/world.ts";
import type { TmcQueue } from "./tmc.ts";

/** What the methods work on. */
export interface TaobaoShop {
  world: World;
  queue: TmcQueue;
  nick: string;
  appKey: string;
  groupName: string;
  /** Where its pictures lie, once it listens. */
  address: string;
}
