/** Where what of a lane is drawn, in hundredths of its length. Pure, so that it can be tested. */
import type { OrderView } from "../../main/hub/contract/index.ts";

type Lane = NonNullable<OrderView["lane"]>;
type Stop = Lane["stops"][number];

interface DrawnStop extends Stop {
  key: string;
  /** Middle of its stay. */
  at: number;
  /** There is room for its name. */
  named: boolean;
}

interface Leg {
  key: string;
  from: number;
  to: number;
  gap: Lane["gaps"][number] | null;
  /** It goes on to now. */
  open: boolean;
}

/** What is still ahead keeps so much of the length. */
const AHEAD = 12;
/** Names stand no nearer to each other. */
const ROOM = 27;

/** The way to scale: a day is as long wherever it was spent. */
export function drawn(lane: Lane): { stops: DrawnStop[]; legs: Leg[] } {
  const begin = lane.stops[0]?.from.getTime() ?? 0;
  const length = Math.max(1, lane.until.getTime() - begin);
  const width = lane.ahead === null ? 100 : 100 - AHEAD;
  const place = (at: Date): number => ((at.getTime() - begin) / length) * width;
  const gapAfter = new Map(lane.gaps.map((gap) => [gap.after, gap]));
  const legs = lane.stops.flatMap((stop, index): Leg[] => {
    const next = lane.stops[index + 1];
    const to = next ? place(next.from) : place(lane.until);
    const leg = { key: String(index), from: place(stop.from), to, gap: gapAfter.get(index) ?? null, open: next === undefined };
    return leg.to > leg.from ? [leg] : [];
  });
  const stops = lane.stops.map((stop, index) => ({ ...stop, key: String(index), at: place(stop.from), named: false }));
  for (const index of byWeight(lane)) {
    const stop = stops[index];
    const isFree = stop && stops.every((other) => !other.named || Math.abs(other.at - stop.at) >= ROOM) && (lane.ahead === null || 100 - stop.at >= ROOM);
    if (isFree) stop.named = true;
  }
  return { stops, legs };
}

/** Whose name comes first where there is no room for all: where it stood too long, where it is, where it began. */
function byWeight({ stops, gaps }: Lane): number[] {
  const last = stops.length - 1;
  const weight = (index: number): number => (gaps.some((gap) => gap.after === index) ? 3 : index === last ? 2 : index === 0 ? 1 : 0);
  return stops.map((_stop, index) => index).toSorted((left, right) => weight(right) - weight(left) || left - right);
}
