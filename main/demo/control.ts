import type { FaultPreset, Faults } from "./engine/faults.ts";
import { presetFaults } from "./engine/faults.ts";
import type { Call, Reply } from "./engine/http.ts";
import { ledgerOf } from "./ledger-view.ts";
import type { Past } from "./past/past.ts";
import { peakOf, startPeak, stopPeak } from "./peak.ts";
import { advance, pending } from "./play.ts";
import type { HubAddress } from "./seller/desk.ts";
import type { Show } from "./show.ts";

/** What can be commanded about faults: a preset, single shares, or something that happens once. */
export interface FaultCommand extends Partial<Faults> {
  preset?: FaultPreset;
  /** Makes the token of a service die now; `restore` gives it back where a person would sign in again. */
  expire?: "taobao" | "douyin" | "kuaidi100";
  restore?: "taobao" | "kuaidi100";
  /** Takes a service away from now on, for so many ms. */
  outage?: { service: string; ms: number };
}

type Body = Record<string, unknown>;

/** The director's desk: clock, faults, ledger, the days before. */
export function controlHandler(show: Show, past: Past): (call: Call) => Promise<Reply> {
  return async (call) => {
    const route = `${call.method} ${call.path}`;
    try {
      const body = (call.body === "" ? {} : JSON.parse(call.body)) as Body;
      const answer = await act({ show, past }, { route, body, brief: call.query.get("brief") === "1" });
      return answer === undefined ? { status: 404, body: `{"error":"no ${route}"}` } : { body: JSON.stringify(answer) };
    } catch (fault) {
      return { status: 400, body: JSON.stringify({ error: fault instanceof Error ? fault.message : String(fault) }) };
    }
  };
}

async function act({ show, past }: { show: Show; past: Past }, order: { route: string; body: Body; brief: boolean }): Promise<unknown> {
  const { body } = order;
  switch (order.route) {
    case "POST /control/clock":
      show.clock.set(wholeNumber(body.now));
      return { now: show.clock.now() };
    case "POST /control/advance": {
      const result = await advance(show, wholeNumber(body.to));
      return { now: show.clock.now(), ...result, pushes: show.desk.counts };
    }
    case "GET /control/pending":
      return { now: show.clock.now(), endMs: show.endMs, ...pending(show) };
    case "POST /control/faults":
      setFaults(show, body as FaultCommand);
      return { faults: show.faults.faults };
    case "POST /control/hub":
      show.desk.hub = readHub(body);
      return { hub: show.desk.hub.hubUrl };
    case "GET /ledger": {
      const ledger = ledgerOf(show);
      return order.brief ? { now: ledger.now, double: ledger.double, over: ledger.over, counts: ledger.counts } : ledger;
    }
    case "GET /control/peak":
      return peakOf(show);
    case "POST /control/peak":
      return startPeak(show, { orders: wholeNumber(body.orders), cases: wholeNumber(body.cases), ms: wholeNumber(body.ms) });
    case "POST /control/peak/stop":
      return stopPeak(show);
    case "POST /control/past":
      return past.begin({
        untilMs: wholeNumber(body.untilMs),
        days: wholeNumber(body.days),
        orders: wholeNumber(body.orders),
        cases: wholeNumber(body.cases),
      });
    case "POST /control/past/open":
      return past.open(wholeNumber(body.chapter));
    case "POST /control/past/end":
      past.end();
      return { ended: true };
    case "POST /control/past/step":
      return past.step(body.notAfter === null ? null : wholeNumber(body.notAfter));
    default:
      return undefined;
  }
}

function wholeNumber(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Error("a number is wanted");
  return Math.floor(value);
}

function setFaults(show: Show, command: FaultCommand): void {
  const { preset, expire, restore, outage, ...shares } = command;
  const now = show.clock.now();
  const base = preset ? presetFaults(preset, show.config.startMs) : show.faults.faults;
  show.faults.faults = { ...base, ...shares };
  if (outage) show.faults.faults.outages.push({ service: outage.service, from: now, to: now + outage.ms });
  if (expire === "douyin") show.gates.douyin.tokens.accessUntil = now;
  else if (expire) show.gates[expire].expired = true;
  if (restore) show.gates[restore].expired = false;
}

function readHub(body: Body): HubAddress {
  const webhookUrls = (body.webhookUrls ?? {}) as Record<string, string>;
  const fromUrls = Object.fromEntries(Object.entries(webhookUrls).map(([channel, url]) => [channel, new URL(url).pathname.split("/").at(-1) ?? ""]));
  const shopIds = { ...fromUrls, ...((body.shopIds ?? {}) as Record<string, string>) };
  if (typeof body.hubUrl !== "string" || typeof body.apiKey !== "string") throw new Error("hubUrl and apiKey are wanted");
  return { hubUrl: body.hubUrl.replace(/\/$/, ""), apiKey: body.apiKey, webhookUrls, shopIds };
}
