/** Figures of the board, as they are drawn. Pure. */
import { toBeijing } from "../../../main/hub/kernel/time.ts";
import type { Outputs } from "../../client/rpc.ts";

type OfDay = Outputs["capture"]["board"]["shops"][number];
type Compared = Outputs["status"]["completeness"]["days"][number];

/** All shops together; `listed` is `null` while nothing was compared, `usual` while no shop has any. */
export function sumsOf(shops: readonly Pick<OfDay, "orders" | "usual">[], days: readonly Compared[]) {
  const known = shops.flatMap(({ usual }) => (usual === null ? [] : [usual]));
  const sum = (of: "listed" | "held" | "open" | "filled"): number => days.reduce((total, row) => total + row[of], 0);
  return {
    orders: shops.reduce((total, { orders }) => total + orders, 0),
    usual: known.length === 0 ? null : known.reduce((total, one) => total + one, 0),
    listed: days.length === 0 ? null : sum("listed"),
    held: sum("held"),
    open: sum("open"),
    filled: sum("filled"),
    worstSeconds: Math.max(0, ...days.map(({ worstSeconds }) => worstSeconds)),
  };
}

/** Names of the hours of a day, and what is drawn over them; delays in minutes to a tenth, `null` where nothing was compared. */
export function drawnOf(hours: OfDay["hours"]) {
  const minutes = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds / 6) / 10);
  return {
    names: Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`),
    orders: hours.map(({ orders }) => orders),
    usual: hours.map(({ usual }) => usual),
    p50: hours.map(({ p50Seconds }) => minutes(p50Seconds)),
    worst: hours.map(({ worstSeconds }) => minutes(worstSeconds)),
    hasUsual: hours.some(({ usual }) => usual !== null),
    hasDelay: hours.some(({ worstSeconds }) => worstSeconds !== null),
  };
}

/** `14:00` of an hour. */
export const hourName = (hour: Date): string => toBeijing(hour).slice(11, 16);
