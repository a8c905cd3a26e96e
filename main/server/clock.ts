/** The machine's clocks: the one on the wall, which may be set, and how long it has been up, which cannot. */
import { uptime } from "node:os";
import type { Clock } from "../hub/kernel/time.ts";

/** Time since the machine was started counts its sleep, too: waking up is no jump. */
export const machineClock: Clock = { now: () => Date.now(), steady: () => uptime() * 1_000 };
