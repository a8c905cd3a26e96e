/** What the director and the hub's process say to each other. */
import type { DemoShop } from "../../main/demo/index.ts";

export interface HubStart {
  home: string;
  port: number;
  now: number;
  fresh: boolean;
  timeoutMs: number;
  verbose: boolean;
}
export type HubAsk =
  | { kind: "clock"; now: number }
  /** To work until nothing is left to do now; with `once`, to look once. */
  | { kind: "settle"; once: boolean }
  | { kind: "prepare"; shops: DemoShop[]; seed: string }
  | { kind: "timeline"; ids: string[] }
  | { kind: "close" };
export interface HubAnswer {
  url?: string;
  nextDue?: number | null;
  apiKey?: string;
  readMs?: number[];
}
