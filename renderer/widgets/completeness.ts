/** Figures of completeness, as they are drawn. Pure. */
import { toBeijing } from "../../main/hub/kernel/time.ts";

interface Compared {
  day: string;
  listed: number;
  held: number;
  worstSeconds: number;
}

/** Those of the Beijing day that it is now (ms). */
export function ofToday<Row extends Pick<Compared, "day">>(days: readonly Row[], now: number): Row[] {
  const today = toBeijing(new Date(now)).slice(0, 10);
  return days.filter(({ day }) => day === today);
}

/** Share of what is complete, cut and not rounded: what is missing never reads as all. Nothing listed is nothing missing. */
export function shareOf({ listed, held }: Pick<Compared, "listed" | "held">): string {
  if (listed === 0 || held >= listed) return "100%";
  return `${(Math.floor((held / listed) * 10_000) / 100).toFixed(2)}%`;
}

/** All shops together, day by day: percent complete and the longest delay in whole minutes. */
export function overAll(days: readonly Compared[]): { day: string; share: number; minutes: number }[] {
  return [...Map.groupBy(days, ({ day }) => day)].map(([day, of]) => {
    const [listed, held] = [of.reduce((sum, one) => sum + one.listed, 0), of.reduce((sum, one) => sum + one.held, 0)];
    return {
      day,
      share: listed === 0 ? 100 : Math.floor((held / listed) * 10_000) / 100,
      minutes: Math.ceil(Math.max(...of.map((one) => one.worstSeconds)) / 60),
    };
  });
}
