/** How the hub itself stands. */

/** Parts of the hub that may fail by themselves, as probes, people and the log name them. */
export const partNames = ["database", "disk", "clock", "ingest", "channels", "models", "chain"] as const;
export type PartName = (typeof partNames)[number];
