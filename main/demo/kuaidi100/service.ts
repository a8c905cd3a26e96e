import type { Wire } from "../engine/big-json.ts";
import { wireJson } from "../engine/big-json.ts";
import { md5 } from "../engine/digest.ts";
import type { Push } from "../truth/events.ts";
import type { SimParcel } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { isEnd, renderTrace, stateOf } from "./traces.ts";

const DAY = 86_400_000;

/** A waybill that somebody watches. */
export interface Subscription {
  id: string;
  company: string;
  number: string;
  callbackUrl: string;
  /** `null` = pushes carry no signature. */
  salt: string | null;
  level: number;
  since: number;
  state: "polling" | "shutdown" | "abort";
  /** Scans told so far. */
  shown: number;
  pushes: number;
  /** True when the vendor found out by itself that the carrier is another. */
  corrected: boolean;
}

/** The carrier service's memory. */
export class Kuaidi100 {
  readonly subscriptions = new Map<string, Subscription>();
  readonly lastAsked = new Map<string, number>();
  /** How many scans a query has told, by waybill. */
  readonly asked = new Map<string, number>();
  readonly #world: World;
  readonly #emit: (push: Push, at: number) => void;
  /** How long after subscribing the first push comes, and how often it looks afterwards (ms). */
  readonly rhythm: { first: number; every: number };

  constructor(world: World, options: { emit: (push: Push, at: number) => void; rhythm: { first: number; every: number } }) {
    this.#world = world;
    this.#emit = options.emit;
    this.rhythm = options.rhythm;
  }

  /** The parcel, if this carrier really has it and anything is known. */
  known(company: string, number: string): SimParcel | null {
    const parcel = this.#world.parcels.get(number);
    return parcel && parcel.trueCarrier === company && parcel.scans.length > 0 ? parcel : null;
  }

  subscribe(wish: Omit<Subscription, "id" | "since" | "state" | "shown" | "pushes" | "corrected">, corrected = false): boolean {
    const id = `${wish.company}:${wish.number}`;
    if (this.subscriptions.get(id)?.state === "polling") return false;
    const since = this.#world.parts.clock.now();
    this.subscriptions.set(id, { ...wish, id, since, state: "polling", shown: 0, pushes: 0, corrected });
    this.#world.later({ at: since + this.rhythm.first, type: "check", subscription: id });
    return true;
  }

  /** Looks whether there is news and pushes it. */
  check(id: string, at: number): void {
    const subscription = this.subscriptions.get(id);
    if (subscription?.state !== "polling") return;
    const parcel = this.#world.parcels.get(subscription.number);
    const isOurs = parcel?.trueCarrier === subscription.company;
    if (parcel && !isOurs && parcel.scans.length > 0) this.#correct(subscription, { parcel, at });
    else if (parcel && isOurs && parcel.scans.length > subscription.shown) this.#tell(subscription, { parcel, at });
    else if (!parcel?.scans.length && at - subscription.since > 3 * DAY) this.#abort(subscription, at);
    if (subscription.state === "polling") this.#world.later({ at: at + this.rhythm.every, type: "check", subscription: id });
  }

  #tell(subscription: Subscription, news: { parcel: SimParcel; at: number }): void {
    const { parcel, at } = news;
    const ended = isEnd(parcel.scans.at(-1));
    subscription.state = ended ? "shutdown" : "polling";
    const lastResult = this.result(parcel, subscription);
    subscription.shown = parcel.scans.length;
    const status = ended ? "shutdown" : "polling";
    this.#push(subscription, {
      at,
      body: { status, billstatus: ended ? "check" : "got", message: "", autoCheck: subscription.corrected ? "1" : "0", comOld: "", comNew: "", lastResult },
    });
  }

  /** The carrier code was wrong: the old watch ends, the vendor watches the right one by itself. */
  #correct(subscription: Subscription, news: { parcel: SimParcel; at: number }): void {
    const { company, number, callbackUrl, salt, level } = subscription;
    subscription.state = "abort";
    const comNew = news.parcel.trueCarrier;
    const lastResult = { message: "ok", state: "0", status: "201", condition: "", ischeck: "0", com: company, nu: number, data: [] };
    this.#push(subscription, { at: news.at, body: { status: "abort", billstatus: "", message: "", autoCheck: "1", comOld: company, comNew, lastResult } });
    this.subscribe({ company: comNew, number, callbackUrl, salt, level }, true);
  }

  #abort(subscription: Subscription, at: number): void {
    subscription.state = "abort";
    const lastResult = {
      message: "查无结果",
      state: "0",
      status: "201",
      condition: "",
      ischeck: "0",
      com: subscription.company,
      nu: subscription.number,
      data: [],
    };
    this.#push(subscription, { at, body: { status: "abort", billstatus: "", message: "3天查询无记录", autoCheck: "0", comOld: "", comNew: "", lastResult } });
  }

  result(parcel: SimParcel, view: { company: string; level: number; shown: number }): { [key: string]: Wire } {
    const ischeck = isEnd(parcel.scans.at(-1)) ? "1" : "0";
    const data = renderTrace(parcel, { level: view.level, shown: view.shown });
    return { message: "ok", nu: parcel.waybill, ischeck, com: view.company, status: "200", state: stateOf(parcel, view.level), condition: "F00", data };
  }

  #push(subscription: Subscription, news: { at: number; body: { [key: string]: Wire } }): void {
    subscription.pushes += 1;
    const param = wireJson(news.body);
    const form = new URLSearchParams({ param });
    if (subscription.salt !== null) form.set("sign", pushSign(param, subscription.salt));
    const payload = JSON.stringify({ url: subscription.callbackUrl, form: form.toString() });
    this.#emit({ service: "kuaidi100", id: `${subscription.id}:${subscription.pushes}`, key: subscription.number, payload, attempt: 1 }, news.at);
  }
}

/** Signature of a push: upper-case MD5 of the text and the salt. */
export function pushSign(param: string, salt: string): string {
  return md5(param + salt).toUpperCase();
}

/** Signature of a query: upper-case MD5 of param, key and customer. */
export function querySign(param: string, secrets: { key: string; customer: string }): string {
  return md5(param + secrets.key + secrets.customer).toUpperCase();
}
