import type { ConnectorManifest } from "../port.ts";
import { review } from "./review.ts";

/** A seller's own systems (mini-program, ERP, warehouse): they write over REST, there is nothing to call and no platform behind them. */
export const manifest: ConnectorManifest = {
  id: "miniapp",
  name: { zh: "自有系统", en: "Own systems" },
  spelled: ["zi you xi tong"],
  group: "systems",
  mark: { glyph: "自", colour: "#3a7f45" },
  hasPlatform: false,
  review,
  abilities: ["orders", "cases", "push"],
  defaultBaseUrl: "https://localhost",
  settings: [],
  pullWindowMs: 0,
  overlapMs: 0,
  callsPerSecond: 5,
};
