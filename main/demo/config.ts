import type { FaultPreset } from "./engine/faults.ts";

/** What the demonstration process is told on its command line, in its environment, or on its first line of input. */
export interface DemoConfig {
  seed: string;
  /** `stepped`: a driver moves the clock; `live`: the clock runs by itself and orders never end. */
  mode: "stepped" | "live";
  /** When the day begins, ms; in live mode "now" unless said otherwise. */
  startMs: number;
  /** How much faster than the machine's clock a live day runs. */
  speed: number;
  orders: number;
  cases: number;
  questions: string[];
  faults: FaultPreset;
  ports: {
    taobao: number;
    douyin: number;
    jd: number;
    pinduoduo: number;
    pinduoduoPush: number;
    meituan: number;
    eleme: number;
    xiaohongshu: number;
    kuaishou: number;
    suning: number;
    kuaidi100: number;
    control: number;
  };
  /** How long an unanswered call keeps its socket. */
  hangMs: number;
  /** Where a live world is kept between two starts; empty = nowhere. */
  stateFile: string;
}

/** The demonstration's own keys: invented, worthless outside. */
export const KEYS = {
  taobao: { appKey: "10000001", appSecret: "demo-taobao-secret", session: "demo-taobao-session", groupName: "default", nick: "演示家居旗舰店" },
  douyin: {
    appKey: "7000000000000000001",
    appSecret: "demo-douyin-secret",
    shopId: "45670001",
    accessToken: "demo-douyin-access",
    refreshToken: "demo-douyin-refresh",
    name: "演示家居抖音店",
  },
  jd: { appKey: "DEMO0JD0APP0KEY0001", appSecret: "demo-jd-secret", venderId: "10706", name: "演示家居京东店" },
  pinduoduo: { clientId: "demo0pinduoduo0client0001", secret: "demo-pinduoduo-secret", mallId: 171_500_001, name: "演示家居拼多多店" },
  meituan: { appId: "1234", secret: "demo-meituan-secret", name: "演示便利店（美团）" },
  eleme: { appKey: "demo0eleme0key0001", secret: "demo-eleme-secret", shopId: 300_001, appId: 1234, name: "演示便利店饿了么店" },
  xiaohongshu: { appId: "demo0xhs0app0001", secret: "demo-xiaohongshu-secret", sellerId: "5f0000000000000000000001", name: "演示家居小红书店" },
  kuaishou: {
    appKey: "demo0kuaishou0key01",
    appSecret: "demo-kuaishou-secret",
    signSecret: "demo-kuaishou-sign",
    messageKey: "ZGVtb2tzbWVzc2FnZTAxMg==",
    name: "演示家居快手小店",
  },
  suning: { appKey: "demo0suning0key01", secret: "demo-suning-secret", name: "演示家居苏宁店" },
  kuaidi100: { customer: "DEMOCUSTOMER", key: "demoKey01", salt: "kdsalt", name: "快递100（演示）" },
} as const;

const DEFAULTS: Omit<DemoConfig, "startMs"> = {
  seed: "1",
  mode: "stepped",
  speed: 1,
  orders: 0,
  cases: 0,
  questions: [],
  faults: "none",
  ports: {
    taobao: 0,
    douyin: 0,
    jd: 0,
    pinduoduo: 0,
    pinduoduoPush: 0,
    meituan: 0,
    eleme: 0,
    xiaohongshu: 0,
    kuaishou: 0,
    suning: 0,
    kuaidi100: 0,
    control: 0,
  },
  // A stepped day runs some nine hundred times as fast as a clock, and so do its time-outs.
  hangMs: 200,
  stateFile: "",
};

/**
 * Reads a configuration; what is not said takes its default (a live show starts with 300 orders and 60 cases).
 * @throws SyntaxError when the text is not JSON.
 */
export function readConfig(text: string, now: number): DemoConfig {
  const said = JSON.parse(text === "" ? "{}" : text) as Partial<DemoConfig>;
  const isLive = said.mode === "live";
  const size = isLive ? { orders: 300, cases: 60, hangMs: 15_000 } : {};
  const startMs = said.startMs ?? (isLive ? now : nineOClock(now));
  return { ...DEFAULTS, ...size, ...said, seed: String(said.seed ?? DEFAULTS.seed), startMs, ports: { ...DEFAULTS.ports, ...said.ports } };
}

/** 09:00 in Beijing on this day. */
export function nineOClock(now: number): number {
  const day = Math.floor((now + 8 * 3_600_000) / 86_400_000);
  return day * 86_400_000 + 3_600_000;
}
