/** What the director and the hub's process say to each other. */
import type { DemoShop } from "../../main/demo/index.ts";

export interface HubStart {
  home: string;
  port: number;
  now: number;
  fresh: boolean;
  timeoutMs: number;
  verbose: boolean;
  /** Workers look by themselves and the clock runs on between two settings, as in production; else the director does both. */
  beats?: boolean;
  /** A database of somebody's own instead of the carried server's. */
  databaseUrl?: string;
}
export type HubAsk =
  | { kind: "clock"; now: number }
  /** To work until nothing is left to do now; with `once`, to look once. */
  | { kind: "settle"; once: boolean }
  | { kind: "prepare"; shops: DemoShop[]; seed: string }
  /** To connect shops as a person would; each of a seller's own systems gets a key. */
  | { kind: "connect"; shops: ShopGiven[] }
  /** What is left to do, without doing any of it. */
  | { kind: "standing" }
  | { kind: "timeline"; ids: string[] }
  | { kind: "close" };
/** A shop as it is entered, under an id of whoever connects it. */
export interface ShopGiven {
  id: string;
  channel: string;
  name: string;
  baseUrl: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}
export interface HubAnswer {
  url?: string;
  nextDue?: number | null;
  /** Whether something can be done now, by the clock of now. */
  busy?: boolean;
  apiKey?: string;
  /** Keys by the id of the shop. */
  keys?: Record<string, string>;
  /** When some shop is pulled next. */
  nextPull?: number | null;
  readMs?: number[];
}
