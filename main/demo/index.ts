import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type DemoConfig, KEYS } from "./config.ts";
import type { FaultCommand } from "./control.ts";
import type { Ledger, LedgerCounts } from "./ledger-view.ts";
import type { PastNews } from "./past/chapter.ts";
import type { PastWish } from "./past/outline.ts";
import type { PastOutline } from "./past/past.ts";
import type { PeakState, PeakWish } from "./peak.ts";

export { nineOClock } from "./config.ts";
export type { PastNews } from "./past/chapter.ts";
export { demoShopTerms, demoTerms } from "./terms.ts";
/** The channel that knows where parcels are. */
export const parcelChannel: DemoShop["channel"] = "kuaidi100";
export { solvedCases } from "./world/solved.ts";

/** What {@link startDemo} may be told; everything has a default. Times are ms. */
export type DemoOptions = Partial<Omit<DemoConfig, "ports">> & { ports?: Partial<DemoConfig["ports"]> };

/** A seller account of the demonstration, as a connector needs it. */
export interface DemoShop {
  channel: "taobao" | "douyin" | "kuaidi100";
  name: string;
  baseUrl: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** A shop that is simulated and not connected: a person connects it with this alone. */
interface OfferedShop {
  channel: string;
  name: string;
  baseUrl: string;
  /** What has to be typed, by the name of its field. */
  values: Record<string, string>;
}

/** What the simulators are told about the hub. `shopIds` may be left out where a webhook URL ends in the shop's id. */
interface HubSettings {
  hubUrl: string;
  apiKey: string;
  webhookUrls: { douyin?: string; kuaidi100?: string };
  shopIds?: { taobao?: string; douyin?: string };
}

/** Where the simulators find the demonstration's shops at a hub. */
export function demoShopsAt(hubUrl: string): Pick<HubSettings, "webhookUrls" | "shopIds"> {
  const hook = (channel: string): string => `${hubUrl}/hooks/${channel}/demo-${channel}`;
  return { webhookUrls: { douyin: hook("douyin"), kuaidi100: hook("kuaidi100") }, shopIds: { taobao: "demo-taobao", douyin: "demo-douyin" } };
}

/** What is still to come in a stepped day. */
interface Pending {
  now: number;
  endMs: number;
  scheduled: number;
  tmc: number;
  later: number;
  nextAt: number | null;
  remains: boolean;
}

/** The days before the demonstration, chapter by chapter; the channels answer about the open one at addresses of their own. */
interface DemoPast {
  begin(wish: PastWish): Promise<PastOutline>;
  open(chapter: number): Promise<{ begins: number }>;
  step(notAfter: number | null): Promise<PastNews>;
  /** Makes a chapter that is over part of the show. */
  end(): Promise<void>;
}

/** A running demonstration: addresses, shops, and the director's commands. */
export interface Demo {
  taobaoUrl: string;
  douyinUrl: string;
  kuaidi100Url: string;
  controlUrl: string;
  shops: DemoShop[];
  offered: OfferedShop[];
  /** Tells the simulators where the hub is; until then pushes find nobody and are tried again. */
  configureHub(hub: HubSettings): Promise<void>;
  /** Moves a stepped clock without letting anything happen. */
  setClock(now: number): Promise<void>;
  /** Lets everything happen up to `to` (ms); resolves when all pushes of the span were answered or given up. */
  advance(to: number): Promise<{ now: number; events: number; pushes: Record<string, number> }>;
  pending(): Promise<Pending>;
  setFaults(command: FaultCommand): Promise<void>;
  ledger(): Promise<Ledger>;
  /** The ledger in numbers only. */
  ledgerCounts(): Promise<LedgerCounts>;
  past: DemoPast;
  /** A promotion's peak, played again. */
  peak: { now(): Promise<PeakState>; start(wish: PeakWish): Promise<PeakState>; stop(): Promise<PeakState> };
  /** Ends the process; a live world with a `stateFile` is written down first. */
  stop(): Promise<void>;
}

/**
 * Starts the demonstration world in a process of its own: Taobao, Douyin shop, Kuaidi100, the seller's warehouse and
 * mini-program. The process ends with ours.
 * @throws Error when the process ends before it is ready (a port in use, a kept world that cannot be read).
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const entry = fileURLToPath(new URL("./main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--no-warnings", entry, "-"], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${JSON.stringify(options)}\n`);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const urls = await firstLine(child.stdout, ended);
  return {
    ...urls,
    shops: shopsOf(urls),
    offered: offeredAt(urls),
    ...controls(urls.controlUrl),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

interface Urls {
  taobaoUrl: string;
  douyinUrl: string;
  jdUrl: string;
  pinduoduoUrl: string;
  pinduoduoPushUrl: string;
  meituanUrl: string;
  elemeUrl: string;
  xiaohongshuUrl: string;
  kuaishouUrl: string;
  suningUrl: string;
  kuaidi100Url: string;
  controlUrl: string;
}

async function firstLine(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<Urls> {
  const lines = createInterface({ input: output });
  const line = new Promise<string>((resolve) => lines.once("line", resolve));
  const text = await Promise.race([line, ended.then(() => null)]);
  if (text === null) throw new Error("the demonstration world ended before it was ready");
  return JSON.parse(text) as Urls;
}

function shopsOf(urls: Urls): DemoShop[] {
  const { taobao, douyin, kuaidi100 } = KEYS;
  return [
    {
      channel: "taobao",
      name: taobao.nick,
      baseUrl: urls.taobaoUrl,
      settings: { appKey: taobao.appKey, signMethod: "md5", groupName: taobao.groupName },
      secrets: { appSecret: taobao.appSecret, session: taobao.session },
    },
    {
      channel: "douyin",
      name: douyin.name,
      baseUrl: urls.douyinUrl,
      settings: { appKey: douyin.appKey, shopId: douyin.shopId },
      secrets: { appSecret: douyin.appSecret, accessToken: douyin.accessToken, refreshToken: douyin.refreshToken },
    },
    {
      channel: "kuaidi100",
      name: kuaidi100.name,
      baseUrl: urls.kuaidi100Url,
      settings: { customer: kuaidi100.customer },
      secrets: { key: kuaidi100.key, salt: kuaidi100.salt },
    },
  ];
}

function offeredAt(urls: Urls): OfferedShop[] {
  const { jd, pinduoduo, meituan, eleme, xiaohongshu, kuaishou, suning } = KEYS;
  const { clientId, secret: clientSecret } = pinduoduo;
  return [
    { channel: "jd", name: jd.name, baseUrl: urls.jdUrl, values: { appKey: jd.appKey, appSecret: jd.appSecret, venderId: jd.venderId } },
    {
      channel: "pinduoduo",
      name: pinduoduo.name,
      baseUrl: urls.pinduoduoUrl,
      values: { clientId, clientSecret, returnAddressId: "1001", pushUrl: urls.pinduoduoPushUrl },
    },
    {
      channel: "meituan",
      name: meituan.name,
      baseUrl: urls.meituanUrl,
      values: { appId: meituan.appId, appSecret: meituan.secret, appPoiCode: "shop_001,shop_002" },
    },
    { channel: "eleme", name: eleme.name, baseUrl: urls.elemeUrl, values: { appKey: eleme.appKey, appSecret: eleme.secret, shopId: String(eleme.shopId) } },
    {
      channel: "xiaohongshu",
      name: xiaohongshu.name,
      baseUrl: urls.xiaohongshuUrl,
      values: { appId: xiaohongshu.appId, appSecret: xiaohongshu.secret, returnAddressId: "1001" },
    },
    {
      channel: "kuaishou",
      name: kuaishou.name,
      baseUrl: urls.kuaishouUrl,
      values: {
        ...{ appKey: kuaishou.appKey, appSecret: kuaishou.appSecret, signSecret: kuaishou.signSecret },
        ...{ messageKey: kuaishou.messageKey, returnAddressId: "1001" },
      },
    },
    {
      channel: "suning",
      name: suning.name,
      baseUrl: urls.suningUrl,
      values: { appKey: suning.appKey, appSecret: suning.secret, returnAddressId: "1001" },
    },
  ];
}

type Controls = Pick<Demo, "configureHub" | "setClock" | "advance" | "pending" | "setFaults" | "ledger" | "ledgerCounts" | "past" | "peak">;

function controls(controlUrl: string): Controls {
  const ask = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const init = body ? { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {};
    const response = await fetch(controlUrl + path, init);
    const answer = (await response.json()) as Answer & { error?: string };
    if (!response.ok) throw new Error(`demonstration world: ${answer.error ?? response.status}`);
    return answer;
  };
  return {
    configureHub: async (hub) => {
      await ask("/control/hub", hub);
    },
    setClock: async (now) => {
      await ask("/control/clock", { now });
    },
    advance: (to) => ask("/control/advance", { to }),
    pending: () => ask("/control/pending"),
    setFaults: async (command) => {
      await ask("/control/faults", command);
    },
    ledger: () => ask("/ledger"),
    past: {
      begin: (wish) => ask("/control/past", wish),
      open: (chapter) => ask("/control/past/open", { chapter }),
      step: (notAfter) => ask("/control/past/step", { notAfter }),
      end: async () => {
        await ask("/control/past/end", {});
      },
    },
    peak: {
      now: () => ask("/control/peak"),
      start: (wish) => ask("/control/peak", wish),
      stop: () => ask("/control/peak/stop", {}),
    },
    ledgerCounts: async () => (await ask<{ counts: LedgerCounts }>("/ledger?brief=1")).counts,
  };
}
