/** `chaos -- capture`: a rough day at every channel there is, and what of it is in the product in the end. */

import type { Faults } from "../../../main/demo/engine/faults.ts";
import { nineOClock } from "../../../main/demo/index.ts";
import { drawer } from "../../bench/figures.ts";
import { rounded } from "../../cli/report.ts";
import type { Draw } from "../mutate.ts";
import { delaysOf } from "./delays.ts";
import { judgeCapture } from "./judge.ts";
import type { Away, Part, PartWish } from "./part.ts";
import { Rig } from "./rig.ts";
import { entries, warehouses } from "./table.ts";

export interface CaptureOptions {
  orders: number;
  cases: number;
  kills: number;
  seed: number;
  /** Hours from nine in the morning on. */
  hours: number;
  /** Whether a disk of its own is put under the database, and filled once. */
  disk: boolean;
  onProgress(share: number, note: string): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** No step is longer: what a channel tells is heard within it. None is shorter than the second, so that shops whose pulls are near each other share one. */
const STEP_MS = 100_000;
const LEAST_STEP_MS = { morning: 10_000, day: 30_000 };
/** After the day, when no push is lost any more. */
const NIGHT_STEP_MS = 5 * MINUTE;
const NIGHT_MS = 80 * MINUTE;
const LONGEST_NIGHT_MS = 5 * HOUR;
/** From a kill to the middle of the work that it interrupts, at most. */
const THICK_MS = 400;
const CUTS = 3;
const FULL_MS = 6 * MINUTE;
const EXPIRED_MS = 12 * MINUTE;
/** A shop is pulled every five minutes; a push that was lost may be late by that and a minute. */
export const MOST_LATE_S = 360;

const ROUGH: Faults = {
  throttle: 0.01,
  timeout: 0.002,
  lostAnswer: 0.03,
  pushDrop: 0.03,
  pushRepeat: 0.05,
  pushReorder: 0.1,
  pushDelayMs: HOUR,
  outages: [],
};
const MORNING = { timeout: 0.12 };
const NONE: Faults = { throttle: 0, timeout: 0, lostAnswer: 0, pushDrop: 0, pushRepeat: 0, pushReorder: 0, outages: [] };

/** What is done to the product beside the faults of its channels. */
interface Deed {
  at: number;
  kind: "hub" | "database" | "cut" | "fill" | "expire" | "restore";
}

/** A rough day under way. */
export class CaptureDay {
  readonly rig: Rig;
  readonly #options: CaptureOptions;
  readonly #begun = performance.now();
  readonly #startMs = nineOClock(Date.now());
  readonly #endMs: number;
  readonly #draw: Draw;
  readonly #did = { hub: 0, database: 0, cut: 0, connections: 0, backMaxS: 0 };
  readonly #aways: Away[] = [];
  #full: { said: string | null; filledS: number } | null = null;

  constructor(options: CaptureOptions) {
    this.#options = options;
    this.#endMs = this.#startMs + options.hours * HOUR;
    this.#draw = drawer(options.seed);
    this.rig = new Rig(this.#startMs, options.disk);
  }

  /** Lives through the day, and through as much of the night as it takes until nothing is on its way. */
  async live(): Promise<void> {
    const { rig } = this;
    const [startMs, endMs] = [this.#startMs, this.#endMs];
    const whole = endMs - startMs + NIGHT_MS;
    const progress = (): void => this.#options.onProgress(Math.min(1, (rig.now - startMs) / whole), new Date(rig.now).toISOString());
    await rig.begin(openParts(this.#options, { startMs, endMs }), String(this.#options.seed));
    const deeds = deedsOf(this.#options, { startMs, endMs, draw: this.#draw });
    for (let wanted: number | null = startMs; rig.now < endMs; progress()) {
      const least = LEAST_STEP_MS[rig.now < startMs + HOUR ? "morning" : "day"];
      const to = Math.max(rig.now + least, Math.min(rig.now + STEP_MS, wanted ?? Number.POSITIVE_INFINITY));
      for (const part of rig.parts) part.faults.faults = { ...ROUGH, ...(to < startMs + HOUR ? MORNING : {}) };
      const deed = deeds[0] && deeds[0].at <= to ? deeds.shift() : undefined;
      if (deed) await this.#do(deed, to);
      wanted = await rig.step(to);
    }
    for (const part of rig.parts) part.faults.faults = { ...NONE };
    for (let since = 0; since < NIGHT_MS || (rig.waiting() > 0 && since < LONGEST_NIGHT_MS); progress()) {
      await rig.step(rig.now + NIGHT_STEP_MS);
      await rig.rest();
      since = rig.now - endMs;
    }
  }

  async #do({ kind }: Deed, to: number): Promise<void> {
    const { rig } = this;
    if (kind === "hub" || kind === "database") {
      const away = await rig.kill(kind, { to, afterMs: this.#draw(THICK_MS) });
      this.#did[kind] += 1;
      this.#did.backMaxS = Math.max(this.#did.backMaxS, rounded(away / 1_000, 2));
    } else if (kind === "cut") {
      this.#did.connections += await rig.cut(to, this.#draw(THICK_MS));
      this.#did.cut += 1;
    } else if (kind === "fill") await this.#fill();
    else if (kind === "expire") {
      for (const part of rig.parts) part.expire?.();
      // Where only a person helps, nobody is let in until then.
      for (const { shops } of rig.parts.filter(({ restore }) => restore))
        for (const { id } of shops) this.#aways.push({ shopId: id, from: rig.now, to: rig.now + EXPIRED_MS });
    } else {
      for (const part of rig.parts) part.restore?.();
      for (const away of this.#aways) away.to = Math.min(away.to, to);
    }
  }

  /** The disk is full for some minutes of the day; what cannot be kept is not acknowledged. */
  async #fill(): Promise<void> {
    const { rig } = this;
    if (!("fill" in rig.volume)) return;
    rig.volume.fill();
    const [begun, from] = [performance.now(), rig.now];
    const said = await rig.trouble().catch((fault: Error) => fault.message);
    for (const until = rig.now + FULL_MS; rig.now < until; ) await rig.struggle(rig.now + MINUTE);
    // Nothing could be kept meanwhile, of whatever shop.
    for (const { id } of rig.parts.flatMap((part) => part.shops)) this.#aways.push({ shopId: id, from, to: rig.now });
    this.#full = { said, filledS: rounded((performance.now() - begun) / 1_000, 1) };
    rig.volume.empty();
    await rig.answers(undefined);
  }

  /** What is kept now, held against the ledgers. `wrong` says of each record that is wrong which it is, and how. */
  async judge() {
    const { rig } = this;
    const told = rig.parts.flatMap((part) => part.told());
    const steps = rig.parts.flatMap((part) => part.steps?.() ?? []);
    const lost = rig.parts.flatMap((part) => part.lost());
    const [{ wrong, missing, differing, ...counts }, { late, ...delays }] = await rig.reading(
      async (pool) => [await judgeCapture(pool, { told, steps }), await delaysOf(pool, { lost, aways: this.#aways })] as const,
    );
    const shops = rig.parts.flatMap((part) => part.shops);
    const selling = shops.filter(({ is }) => is === "shop");
    const { hub, database, cut, connections, backMaxS } = this.#did;
    const report = {
      channels: [...new Set(selling.map(({ channel }) => channel))].sort(),
      shops: selling.length,
      // The seller's own warehouse writes over the public interface, beside those that are connected.
      warehouses: ["own systems", ...shops.filter(({ is }) => is === "warehouse").map(({ channel }) => channel)],
      ...counts,
      lost: missing + differing,
      lostWholly: missing,
      lostInPart: differing,
      ...delays,
      kills: { hub, database, backMaxS },
      cuts: { times: cut, connections },
      fullDisk: "why" in rig.volume ? { real: false, why: rig.volume.why } : { real: Boolean(this.#full?.said), how: rig.volume.how, ...this.#full },
      channelFaults: summed(rig.parts.map((part) => part.faults.counts)),
      surprises: summed(
        rig.parts.flatMap((part) => part.surprises).map((of) => Object.fromEntries(Object.entries(of).map(([key, count]) => [`.${key}`, count]))),
      ),
      simulatedHours: this.#options.hours,
      steps: rig.steps,
      spentS: Object.fromEntries(Object.entries(rig.spent).map(([what, ms]) => [what, rounded(ms / 1_000, 1)])),
      seconds: rounded((performance.now() - this.#begun) / 1_000, 1),
    };
    return { report, wrong, late };
  }

  close(): Promise<void> {
    return this.rig.close();
  }
}

/** Runs it, and takes everything away again. */
export async function chaosCapture(options: CaptureOptions): ReturnType<CaptureDay["judge"]> {
  const day = new CaptureDay(options);
  // Whoever has no patience leaves no server, and no disk, behind.
  const leave = (): void => void day.close().finally(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, leave);
  try {
    await day.live();
    return await day.judge();
  } catch (fault) {
    throw Object.assign(fault as Error, { message: `${(fault as Error).message}\n${day.rig.log.slice(-12).join("\n")}` });
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, leave);
    await day.close();
  }
}

async function openParts({ orders, cases, seed }: CaptureOptions, { startMs, endMs }: { startMs: number; endMs: number }): Promise<Part[]> {
  const all = (of: (entry: (typeof entries)[number]) => number): number => entries.reduce((sum, entry) => sum + of(entry), 0);
  const [allOrders, allCases] = [all((entry) => entry.orders), all((entry) => entry.cases)];
  const wish = (name: string): PartWish => ({ name, seed: String(seed), startMs, endMs, orders: 0, cases: 0, faults: ROUGH });
  const shops = await Promise.all(
    entries.map(async (entry) => {
      const shares = { orders: Math.round((orders * entry.orders) / allOrders), cases: Math.round((cases * entry.cases) / allCases) };
      return { name: entry.name, part: await entry.open({ ...wish(entry.name), ...shares }) };
    }),
  );
  const packing = await Promise.all(
    warehouses.map(({ name, packs, open }) => open({ ...wish(name), sellers: shops.filter((shop) => packs.includes(shop.name)).map(({ part }) => part) })),
  );
  return [...shops.map(({ part }) => part), ...packing];
}

/** Kills spread over the day, hub and database in turns, and what happens once or a few times. */
function deedsOf({ kills, disk }: CaptureOptions, { startMs, endMs, draw }: { startMs: number; endMs: number; draw: Draw }): Deed[] {
  const span = endMs - startMs;
  const deeds: Deed[] = Array.from({ length: kills }, (_, nth): Deed => {
    const at = startMs + Math.floor(((nth + 0.3 + draw(400) / 1_000) * span) / kills);
    return { at, kind: nth % 2 === 0 ? "hub" : "database" };
  });
  for (let nth = 0; nth < CUTS; nth += 1) deeds.push({ at: startMs + Math.floor(((nth + 0.5) * span) / CUTS), kind: "cut" });
  if (disk) deeds.push({ at: startMs + Math.floor(span * 0.4), kind: "fill" });
  deeds.push({ at: startMs + Math.floor(span * 0.25), kind: "expire" }, { at: startMs + Math.floor(span * 0.25) + EXPIRED_MS, kind: "restore" });
  return deeds.sort((left, right) => left.at - right.at);
}

/** What went wrong at the channels, by kind. */
function summed(all: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const counts of all)
    for (const [key, count] of Object.entries(counts)) {
      const kind = key.split(".").slice(1).join(".");
      sums[kind] = (sums[kind] ?? 0) + count;
    }
  return sums;
}
