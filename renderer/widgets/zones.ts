import type { ImportZone } from "../../main/hub/contract/imports.ts";

/** Zones in which systems of sellers write times without saying so, the usual one first. */
export const zones: readonly ImportZone[] = [
  "Asia/Shanghai",
  "UTC",
  "Asia/Tokyo",
  "Asia/Singapore",
  "Europe/London",
  "America/New_York",
  "America/Los_Angeles",
];
