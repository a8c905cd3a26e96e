import { type DemoConfig, KEYS } from "./config.ts";
import type { DouyinGate } from "./douyin/server.ts";
import { firstTokens } from "./douyin/tokens.ts";
import { runningClock, type SimClock, steppedClock } from "./engine/clock.ts";
import { FaultBox, presetFaults } from "./engine/faults.ts";
import { Sender } from "./engine/http.ts";
import { limiter } from "./engine/limiter.ts";
import { Schedule } from "./engine/schedule.ts";
import type { Kuaidi100Gate } from "./kuaidi100/server.ts";
import { Kuaidi100 } from "./kuaidi100/service.ts";
import { PushDesk } from "./push-desk.ts";
import type { TaobaoGate } from "./taobao/server.ts";
import { TmcQueue } from "./taobao/tmc.ts";
import type { SimEvent } from "./truth/events.ts";
import { Ids } from "./truth/ids.ts";
import { World } from "./truth/world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A peak under way, or the last there was. */
interface Peak {
  id: number;
  from: number;
  until: number;
  stopped: boolean;
  /** What has come so far. */
  orders: number;
  cases: number;
}

/** The running demonstration: the truth, the channels' gates, and what is still to come. */
export interface Show {
  config: DemoConfig;
  clock: SimClock;
  schedule: Schedule<SimEvent>;
  world: World;
  faults: FaultBox;
  desk: PushDesk;
  sender: Sender;
  kuaidi100: Kuaidi100;
  gates: { taobao: TaobaoGate; douyin: DouyinGate; kuaidi100: Kuaidi100Gate };
  /** When the planned day ends, ms. */
  endMs: number;
  /** The last peak that was played; `null` before the first. */
  peak: Peak | null;
}

/** Builds a world that nothing has happened in yet. */
export function buildShow(config: DemoConfig): Show {
  const clock = config.mode === "live" ? runningClock(config.startMs, config.speed) : steppedClock(config.startMs);
  const schedule = new Schedule<SimEvent>();
  const ids = new Ids({ second: Math.floor(config.startMs / 1_000), next: 0 });
  const world = new World({ clock, schedule, ids, seed: config.seed, pace: config.mode === "live" ? 0.05 : 1 });
  const faults = new FaultBox({ clock, seed: config.seed, faults: presetFaults(config.faults, config.startMs) });
  const sender = new Sender();
  const queue = new TmcQueue();
  const desk = new PushDesk({ world, faults, sender, queue, douyin: KEYS.douyin });
  // The vendor looks about every four hours; a business day of fifteen would then hardly move, so the demonstration looks oftener.
  const rhythm = config.mode === "live" ? { first: MINUTE, every: 2 * MINUTE } : { first: 15 * MINUTE, every: HOUR };
  const kuaidi100 = new Kuaidi100(world, { emit: (push, at) => desk.emit(push, at), rhythm });
  const gates = buildGates({ world, clock, faults, queue, kuaidi100 });
  return { config, clock, schedule, world, faults, desk, sender, kuaidi100, gates, endMs: config.startMs + 15 * HOUR, peak: null };
}

function buildGates(parts: { world: World; clock: SimClock; faults: FaultBox; queue: TmcQueue; kuaidi100: Kuaidi100 }): Show["gates"] {
  const { world, clock, faults } = parts;
  const { taobao, douyin, kuaidi100 } = KEYS;
  const shop = { world, queue: parts.queue, nick: taobao.nick, appKey: taobao.appKey, groupName: taobao.groupName, address: "" };
  const tokens = firstTokens(clock.now(), { access: douyin.accessToken, refresh: douyin.refreshToken });
  return {
    taobao: { shop, faults, allow: limiter(clock, 20), appSecret: taobao.appSecret, session: taobao.session, expired: false, answers: 0 },
    douyin: {
      shop: { world, shopId: douyin.shopId, name: douyin.name, address: "" },
      faults,
      allow: limiter(clock, 20),
      appKey: douyin.appKey,
      appSecret: douyin.appSecret,
      tokens,
      answers: 0,
    },
    kuaidi100: { world, service: parts.kuaidi100, faults, allow: limiter(clock, 5), customer: kuaidi100.customer, key: kuaidi100.key, expired: false },
  };
}
