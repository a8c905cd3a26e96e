import type { SimClock } from "./clock.ts";
import { unitOf } from "./rng.ts";

/** A span in which a service accepts calls and does not answer. */
interface Outage {
  service: string;
  from: number;
  to: number;
}

/** What goes wrong, as shares between 0 and 1. */
export interface Faults {
  /** Calls refused as too frequent. */
  throttle: number;
  /** Calls accepted and never answered, without effect. */
  timeout: number;
  /** Writes that take effect and whose answer is lost. */
  lostAnswer: number;
  /** Pushes that never leave (a seller's own system keeps its facts and sends them later). */
  pushDrop: number;
  pushRepeat: number;
  /** Pushes that are held back and arrive after later ones. */
  pushReorder: number;
  /** How long they are held back at most, ms; a quarter of an hour where it is not said. */
  pushDelayMs?: number;
  outages: Outage[];
}

/** Names of ready-made sets of faults. */
export type FaultPreset = "none" | "rough";

export type CallFate = "answer" | "throttle" | "hang" | "effect-then-hang";

export type PushFate = { fate: "send" | "drop" } | { fate: "repeat" | "delay"; ms: number };

/** What a push tells of. */
export interface PushAbout {
  what: "order" | "case";
  id: string;
  /** When it changed, ms. */
  at: number;
  /** When lists show it, where that is later, ms. */
  shownAt?: number;
}

const HELD_BACK_MS = 900_000;
const NONE: Faults = { throttle: 0, timeout: 0, lostAnswer: 0, pushDrop: 0, pushRepeat: 0, pushReorder: 0, outages: [] };

/** The faults of a preset; `rough` has one two-minute outage a channel, an hour and four hours after `start`. */
export function presetFaults(preset: FaultPreset, start: number): Faults {
  if (preset === "none") return { ...NONE, outages: [] };
  const outage = (service: string, hours: number): Outage => ({ service, from: start + hours * 3_600_000, to: start + hours * 3_600_000 + 120_000 });
  return {
    throttle: 0.02,
    timeout: 0.002,
    lostAnswer: 0.05,
    pushDrop: 0.03,
    pushRepeat: 0.05,
    pushReorder: 0.1,
    outages: [outage("taobao", 1), outage("douyin", 1), outage("kuaidi100", 4)],
  };
}

/** Decides by seed what happens to each call and push, and counts what it did. */
export class FaultBox {
  faults: Faults;
  readonly counts: Record<string, number> = {};
  /** Pushes that never left, where it is known what they told of. */
  readonly dropped: (PushAbout & { service: string })[] = [];
  #calls = 0;
  readonly #clock: SimClock;
  readonly #seed: string;

  constructor(options: { clock: SimClock; seed: string; faults: Faults }) {
    this.#clock = options.clock;
    this.#seed = options.seed;
    this.faults = options.faults;
  }

  call(service: string, isWrite: boolean): CallFate {
    this.#calls += 1;
    const draw = (what: string): number => unitOf(`${this.#seed}:call:${what}:${this.#calls}`);
    if (draw("outage") < this.#outageShare(service)) return this.#note(service, "hang");
    if (draw("throttle") < this.faults.throttle) return this.#note(service, "throttle");
    if (draw("timeout") < this.faults.timeout) return this.#note(service, "hang");
    if (isWrite && draw("lost") < this.faults.lostAnswer) return this.#note(service, "effect-then-hang");
    return "answer";
  }

  push(service: string, id: string, about?: PushAbout): PushFate {
    const draw = (what: string): number => unitOf(`${this.#seed}:push:${what}:${id}`);
    if (draw("drop") < this.faults.pushDrop) {
      if (about) this.dropped.push({ service, ...about });
      return this.#noted(service, { fate: "drop" });
    }
    if (draw("repeat") < this.faults.pushRepeat) return this.#noted(service, { fate: "repeat", ms: 20_000 + Math.floor(draw("wait") * 600_000) });
    if (draw("order") < this.faults.pushReorder)
      return this.#noted(service, { fate: "delay", ms: 30_000 + Math.floor(draw("wait") * (this.faults.pushDelayMs ?? HELD_BACK_MS)) });
    return { fate: "send" };
  }

  /** The share of the step that lies in an outage: a step longer than the outage hits only some of its calls. */
  #outageShare(service: string): number {
    const [from, to] = [this.#clock.previous(), this.#clock.now()];
    const inside = this.faults.outages.filter((outage) => outage.service === service && outage.from <= to && outage.to > from);
    const covered = inside.reduce((sum, outage) => sum + Math.min(to, outage.to) - Math.max(from, outage.from), 0);
    return inside.length === 0 ? 0 : Math.min(1, Math.max(covered, 1) / Math.max(to - from, 1));
  }

  #noted(service: string, fate: PushFate): PushFate {
    this.#count(`${service}.push.${fate.fate}`);
    return fate;
  }

  #note(service: string, fate: CallFate): CallFate {
    this.#count(`${service}.call.${fate}`);
    return fate;
  }

  #count(key: string): void {
    this.counts[key] = (this.counts[key] ?? 0) + 1;
  }
}
