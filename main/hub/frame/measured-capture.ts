/** Completeness and delay for whoever watches from outside: the very figures of the capture board, of today in Beijing. */
import { captureDays } from "../ingest/index.ts";
import { beijingDay } from "../kernel/time.ts";
import type { Store } from "../store/index.ts";
import type { Measure } from "./measure.ts";

/** Of each shop that was compared today. */
export async function captureFigures(store: Store): Promise<Measure[]> {
  const days = await captureDays(store, beijingDay(new Date(store.clock.now())));
  const gauge = (name: string, help: string, value: (day: (typeof days)[number]) => number): Measure => ({
    name,
    help,
    kind: "gauge",
    values: days.map((day) => ({ labels: { shop: day.shopId }, value: value(day) })),
  });
  return [
    gauge("capture_listed_today", "Versions that a shop's channel has of today, as far as it was compared.", ({ listed }) => listed),
    gauge("capture_held_today", "Of those, held when they were compared.", ({ held }) => held),
    gauge("capture_missing_today", "Of those, missing still.", ({ open }) => open),
    gauge("capture_worst_delay_today_seconds", "Longest from a change of today to its being held.", ({ worstMs }) => Math.round(worstMs / 1_000)),
  ];
}
