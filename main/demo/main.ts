import { type DemoConfig, KEYS, readConfig } from "./config.ts";
import { controlHandler } from "./control.ts";
import { douyinHandler } from "./douyin/server.ts";
import { startEleme } from "./eleme/server.ts";
import { type Call, type Listening, listen, type Reply } from "./engine/http.ts";
import { jdGate } from "./jd/gate.ts";
import { jdHandler } from "./jd/server.ts";
import { kuaidi100Handler } from "./kuaidi100/server.ts";
import { startKuaishou } from "./kuaishou/server.ts";
import { tidy } from "./live.ts";
import { startMeituan } from "./meituan/server.ts";
import { openPast } from "./past/past.ts";
import { startPinduoduo } from "./pinduoduo/server.ts";
import { advance, connectHooks, openShow } from "./play.ts";
import { keepPorts, portsToTry } from "./ports.ts";
import { buildShow, type Show } from "./show.ts";
import { keepShow, takeUpShow } from "./snapshot.ts";
import { startSuning } from "./suning/server.ts";
import { taobaoHandler } from "./taobao/server.ts";
import { startXiaohongshu } from "./xiaohongshu/server.ts";

const TICK_MS = 250;
const KEEP_MS = 60_000;
const KEEP_ORDERS = 9_000;

/** Reads the configuration: `-` = first line of input (the process then ends with its input), else the argument, else the environment. */
async function configText(): Promise<string> {
  const argument = process.argv[2];
  if (argument !== "-") return argument ?? process.env.AFTERCARE_DEMO ?? "";
  process.stdin.setEncoding("utf8");
  let text = "";
  return new Promise((resolve) => {
    process.stdin.on("data", (part: string) => {
      text += part;
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
    process.stdin.on("end", () => resolve(text));
  });
}

async function open(config: DemoConfig): Promise<{ show: Show; listening: Pick<Listening, "close">[]; ready: object }> {
  const show = buildShow(config);
  if (config.stateFile !== "" && takeUpShow(show, config.stateFile)) connectHooks(show);
  else openShow(show);
  const { hangMs } = config;
  const ports = portsToTry(config);
  const at = (port: number, handle: (call: Call) => Reply | Promise<Reply>): Promise<Listening> => {
    const free = (): Promise<Listening> => listen({ port: 0, hangMs, handle });
    // A port nobody asked for is only the one of the last time: another program may have it by now.
    return Object.values(config.ports).includes(port) ? listen({ port, hangMs, handle }) : listen({ port, hangMs, handle }).catch(free);
  };
  const taobao = await at(ports.taobao, taobaoHandler(show.gates.taobao));
  const douyin = await at(ports.douyin, douyinHandler(show.gates.douyin));
  show.gates.taobao.shop.address = taobao.url;
  show.gates.douyin.shop.address = douyin.url;
  const kuaidi100 = await at(ports.kuaidi100, kuaidi100Handler(show.gates.kuaidi100));
  const jd = await at(ports.jd, jdHandler(jdGate(show)));
  const asWished = { ...KEYS.pinduoduo, clock: show.clock, faults: show.faults, lives: true };
  const pinduoduo = await startPinduoduo({ ...asWished, port: ports.pinduoduo, pushPort: ports.pinduoduoPush }).catch(() => startPinduoduo(asWished));
  const { appId, secret } = KEYS.meituan;
  const alive = { appId, secret, clock: show.clock, faults: show.faults, lives: true };
  const meituan = await startMeituan({ ...alive, port: ports.meituan }).catch(() => startMeituan(alive));
  const store = { ...KEYS.eleme, clock: show.clock, faults: show.faults, lives: true };
  const eleme = await startEleme({ ...store, port: ports.eleme }).catch(() => startEleme(store));
  const books = { ...KEYS.xiaohongshu, clock: show.clock, faults: show.faults, lives: true };
  const xiaohongshu = await startXiaohongshu({ ...books, port: ports.xiaohongshu }).catch(() => startXiaohongshu(books));
  const live = { ...KEYS.kuaishou, clock: show.clock, faults: show.faults, lives: true };
  const kuaishou = await startKuaishou({ ...live, port: ports.kuaishou }).catch(() => startKuaishou(live));
  const own = { ...KEYS.suning, clock: show.clock, faults: show.faults, lives: true };
  const suning = await startSuning({ ...own, port: ports.suning }).catch(() => startSuning(own));
  const past = openPast(show);
  const control = await at(ports.control, controlHandler(show, past));
  const urls = {
    ...{ taobao: taobao.url, douyin: douyin.url, jd: jd.url, pinduoduo: pinduoduo.url, pinduoduoPush: pinduoduo.pmc.url, meituan: meituan.url },
    ...{ eleme: eleme.url, xiaohongshu: xiaohongshu.url, kuaishou: kuaishou.url, suning: suning.url, kuaidi100: kuaidi100.url, control: control.url },
  };
  keepPorts(config.stateFile, urls);
  const ready = Object.fromEntries(Object.entries(urls).map(([name, url]) => [`${name}Url`, url]));
  return { show, listening: [taobao, douyin, jd, pinduoduo, meituan, eleme, xiaohongshu, kuaishou, suning, kuaidi100, control, past], ready };
}

/** A live show moves by itself, one step after another. */
async function run(show: Show, isOver: () => boolean): Promise<void> {
  let keptAt = Date.now();
  while (!isOver()) {
    await advance(show, show.clock.now());
    if (Date.now() - keptAt > KEEP_MS) {
      tidy(show, KEEP_ORDERS);
      if (show.config.stateFile !== "") keepShow(show, show.config.stateFile);
      keptAt = Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
}

let opened: Awaited<ReturnType<typeof open>> | null = null;
let isOver = false;

/** What is not open yet has nothing to keep. */
async function close(): Promise<void> {
  if (isOver) return;
  isOver = true;
  if (opened) {
    const { show, listening } = opened;
    if (show.config.stateFile !== "") keepShow(show, show.config.stateFile);
    show.sender.close();
    await Promise.all(listening.map((server) => server.close()));
  }
  process.exit(0);
}

// Whoever began us may be gone before we are open: then nobody reads what we say, and that is no fault.
process.stdout.on("error", () => void close());
if (process.argv[2] === "-") process.stdin.on("end", () => void close());
opened = await open(readConfig(await configText(), Date.now()));
process.on("SIGTERM", () => void close());
// Ctrl+C reaches the whole terminal: who is started by a hub ends with it, when it has done what it was about.
process.on("SIGINT", () => (process.argv[2] === "-" ? undefined : void close()));
process.stdout.write(`${JSON.stringify(opened.ready)}
`);
if (opened.show.config.mode === "live") await run(opened.show, () => isOver);
