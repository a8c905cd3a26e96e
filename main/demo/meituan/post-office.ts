/** Pushes: one URL a type, forms whose texts are encoded once more, sent again when they are not acknowledged. */
import { request } from "node:http";
import type { SimClock } from "../engine/clock.ts";
import type { FaultBox } from "../engine/faults.ts";
import { pushFields } from "./render.ts";
import { mtSign } from "./sign.ts";
import type { MtNews, MtTopic } from "./types.ts";

/** Where each type is pushed to; a type without a URL is not pushed. */
export type Hooks = Partial<Record<MtTopic, string>>;

interface Letter {
  url: string;
  news: MtNews;
  fields: Record<string, string>;
  madeAt: number;
  dueAt: number;
  tries: number;
}

/** Told by GET: everything in the address. */
const BY_GET: ReadonlySet<MtTopic> = new Set(["cancelled", "whole_refund", "part_refund"]);

export interface PostOffice {
  hooks: Hooks;
  counts: { sent: number; acknowledged: number; dropped: number; givenUp: number };
  /** Statuses and texts of the answers, newest last. */
  answers: { status: number; body: string }[];
  /** What never arrived, or was not acknowledged to the end, and when it came about, ms. */
  lost: { news: MtNews; at: number }[];
  put(news: MtNews): void;
  /** Sends what is due. */
  pump(): Promise<void>;
  waiting(): number;
}

export function openPostOffice(of: { clock: SimClock; faults: FaultBox; appId: string; secret: string; againMs: readonly number[] }): PostOffice {
  const { clock, faults, appId, secret, againMs } = of;
  let letters: Letter[] = [];
  let nth = 0;
  const office: PostOffice = {
    hooks: {},
    counts: { sent: 0, acknowledged: 0, dropped: 0, givenUp: 0 },
    answers: [],
    lost: [],
    put,
    pump,
    waiting: () => letters.length,
  };

  function put(news: MtNews): void {
    const url = office.hooks[news.topic];
    if (url === undefined) return;
    nth += 1;
    const now = clock.now();
    const letter: Letter = { url, news, fields: pushFields(news), madeAt: now, dueAt: now, tries: 0 };
    const fate = faults.push("meituan", String(nth));
    if (fate.fate === "drop") {
      office.counts.dropped += 1;
      office.lost.push({ news, at: now });
    } else if (fate.fate === "delay") letters.push({ ...letter, dueAt: now + fate.ms });
    else letters.push(letter, ...(fate.fate === "repeat" ? [{ ...letter, dueAt: now + fate.ms }] : []));
  }

  async function pump(): Promise<void> {
    const now = clock.now();
    const due = letters.filter(({ dueAt }) => dueAt <= now);
    letters = letters.filter(({ dueAt }) => dueAt > now);
    for (const letter of due) {
      office.counts.sent += 1;
      const answer = await send(letter);
      office.answers.push(answer);
      if (answer.status === 200 && isAcknowledged(answer.body)) {
        office.counts.acknowledged += 1;
        continue;
      }
      const wait = againMs[letter.tries];
      if (wait === undefined) {
        office.counts.givenUp += 1;
        office.lost.push({ news: letter.news, at: letter.madeAt });
      } else letters.push({ ...letter, tries: letter.tries + 1, dueAt: now + wait });
    }
  }

  function send({ url, news: { topic }, fields }: Letter): Promise<{ status: number; body: string }> {
    const once = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, /[^\w.-]/.test(value) ? encodeURIComponent(value) : value]));
    const form: Record<string, string> = { ...once, app_id: appId, timestamp: String(Math.floor(clock.now() / 1_000)) };
    form.sig = mtSign(url, form, secret);
    const text = new URLSearchParams(form).toString();
    return BY_GET.has(topic) ? exchange(`${url}?${text}`, null) : exchange(url, text);
  }

  return office;
}

function isAcknowledged(body: string): boolean {
  return /^\s*(\{\s*"data"\s*:\s*"ok"\s*\}|OK)\s*$/i.test(body);
}

function exchange(url: string, form: string | null): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const headers: Record<string, string> = form === null ? {} : { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" };
    const outgoing = request(url, { method: form === null ? "GET" : "POST", headers, agent: false }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => parts.push(part));
      incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") }));
      incoming.on("error", () => resolve({ status: 0, body: "" }));
    });
    outgoing.on("error", () => resolve({ status: 0, body: "" }));
    outgoing.end(form ?? undefined);
  });
}
