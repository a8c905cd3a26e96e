/**
 * `bench -- models`: what a person waits for when a model writes or fails, on the whole product against a local server. Every case carries a buyer's
 * name, number, address and accounts; none of them may be seen at the server, and nothing the server invents may be suggested.
 */

import type { Principal } from "../../../main/hub/access/index.ts";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { usualLimits } from "../../../main/hub/contract/limits.ts";
import { rounded } from "../../cli/report.ts";
import { orderIn } from "../../eval/replies/orders.ts";
import { type EvalShop, withShop } from "../../eval/replies/shop.ts";
import { invented, type Manner, manners, openModelServer, type Server } from "./server.ts";

const administrator: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };

/** What is waited for here: short, so that a run is; what is measured is what comes after it. */
const limits = { ...usualLimits, connectMs: 2_500, firstMs: 2_500, silenceMs: 1_000, totalMs: 15_000 };
/** Aims of the product, ms. */
const WORDS_WITHIN_MS = 300;
const ANSWER_WITHIN_MS = 2_000;

const NAMES = ["王小明", "李建国", "欧阳娜", "张伟", "陈美玲", "赵子龙", "周杰", "诸葛亮"] as const;
/** Somebody's own, in writings that a mask may miss; another's in each case. */
const personalOf = (n: number) => ({
  phone: `1381234${n}`,
  wide: `１３９８７６５${n}`.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  name: NAMES[n % NAMES.length] ?? NAMES[0],
  street: `文三路${n}号3幢502`,
  account: `wxid_ab${n}`,
  mail: `buyer${n}@example.com`,
  papers: `33010219900307${n}`,
});

interface Tried {
  manner: Manner;
  /** From the first token to the first words that the case's page shows; `null` when none were shown. */
  wordsMs: number | null;
  /** From the first token with a word for the buyer, after the form around it, to the same. */
  ownMs: number | null;
  /** From the failure (or the end) of the last call to the suggestion. */
  afterMs: number;
  composer: string;
  problem: string | null;
  isShown: boolean;
  untrue: string[];
  unmasked: string[];
  calls: number;
}

/** Tries every manner so many times. */
export async function modelPath(times: number, onProgress: (share: number) => void): Promise<object> {
  const server = await openModelServer();
  try {
    return await withShop({ models: null, named: undefined }, async (shop) => {
      const tried: Tried[] = [];
      // The first words ever written load the libraries that write them: told apart, for it happens once a start.
      const first = await tryOnce({ shop, server }, { manner: "streams", index: 0 });
      for (const manner of manners)
        for (let time = 0; time < times; time++) {
          tried.push(await tryOnce({ shop, server }, { manner, index: tried.length + 1 }));
          onProgress(tried.length / (manners.length * times));
        }
      return reportOf(tried, first);
    });
  } finally {
    server.close();
  }
}

async function tryOnce({ shop, server }: { shop: EvalShop; server: Server }, { manner, index }: { manner: Manner; index: number }): Promise<Tried> {
  const { hub } = shop.composed;
  const id = `M${index}`;
  const { phone, wide, name, street, account, mail, papers } = personalOf(1_000 + index);
  const { order, events, trace } = orderIn("stalled", index, shop.now);
  await shop.send("/orders:batch", { orders: [order] });
  await shop.send("/events:batch", { events });
  if (trace) await shop.send("/traces:batch", { traces: [trace] });
  await shop.work();
  // Only now: what is learnt of an order may have a case before it looked at again, and that one met the server as it was.
  await setEndpoint(shop, server.url, index);
  server.behave(manner);
  let wordsAt: number | null = null;
  let madeAt: number | null = null;
  const looks: Promise<void>[] = [];
  // As the console does: news that words are there, then the case's page is asked for.
  const stop = hub.subscribe(({ name: news, subjectId }) => {
    if (news === "suggestion.made") madeAt = performance.now();
    if (news === "suggestion.draft" && wordsAt === null) looks.push(look(subjectId));
  });
  const look = async (caseId: string): Promise<void> => {
    const read = await hub.handlers.cases.draft({ caseId }, administrator);
    if (read.ok && read.value.draft?.sentences.some((sentence) => sentence.text !== "")) wordsAt ??= performance.now();
  };
  const text = `快递到哪里了？我是${name}，电话${phone}或${wide}，身份证${papers}，地址浙江省杭州市西湖区${street}，微信${account}，邮箱${mail}`;
  const at = new Date(shop.now - 60_000).toISOString();
  await shop.send("/cases:batch", { cases: [{ id, orderRef: order.id, kind: "question", text, at }] });
  await shop.work();
  await Promise.all(looks);
  stop();
  const { suggestion } = await shop.page(id);
  if (!suggestion || madeAt === null) throw new Error(`No suggestion was made where the server ${manner}`);
  return judged({ manner, suggestion, own: [phone, wide, name, street, account, mail, papers], calls: server.calls, wordsAt, madeAt });
}

/** One endpoint, saved anew: one that failed rests, and every case is to meet it as it is. */
async function setEndpoint(shop: EvalShop, baseUrl: string, index: number): Promise<void> {
  const { models } = shop.composed.hub.handlers;
  const known = await models.get(undefined, administrator);
  const [before] = known.ok ? known.value.endpoints : [];
  const body = { name: "本机", kind: "openai" as const, baseUrl, model: "m", tasks: ["reply" as const], enabled: true, priceInFen: 0, priceOutFen: 0, limits };
  const saved = await models.save({ id: before?.id ?? null, revision: before?.revision ?? 0, body, key: `k${index}` }, administrator);
  if (!saved.ok) throw new Error(saved.refusal.message);
}

interface Judged {
  manner: Manner;
  suggestion: NonNullable<CasePage["suggestion"]>;
  own: readonly string[];
  calls: Server["calls"];
  wordsAt: number | null;
  madeAt: number;
}

function judged({ manner, suggestion, own, calls, wordsAt, madeAt }: Judged): Tried {
  const isShown = suggestion.state === "shown";
  const last = calls.at(-1);
  const { firstAt = null, wordAt = null } = calls[0] ?? {};
  // What says nothing more fails when it is no longer waited for.
  const waited = manner === "silent" ? limits.connectMs : manner === "stallsMidStream" ? limits.silenceMs : 0;
  const sent = plain(calls.map(({ body }) => body).join("\n"));
  const unsupported = isShown ? suggestion.claims.filter(({ support }) => support === null).map(({ text }) => text) : [];
  return {
    manner,
    wordsMs: wordsAt === null || firstAt === null ? null : wordsAt - firstAt,
    ownMs: wordsAt === null || wordAt === null ? null : wordsAt - wordAt,
    afterMs: madeAt - ((last?.lastAt ?? madeAt) + waited),
    composer: suggestion.composer,
    problem: suggestion.written.problem,
    isShown,
    untrue: [...invented.filter((word) => suggestion.text.includes(word)), ...unsupported, ...own.filter((value) => suggestion.text.includes(value))],
    unmasked: own.filter((value) => sent.includes(plain(value))),
    calls: calls.length,
  };
}

/** In one width and without blanks: a value in another writing is the same value. */
const plain = (text: string): string => text.normalize("NFKC").replace(/\s/g, "");

function reportOf(tried: readonly Tried[], first: Tried): object {
  const words = tried.flatMap(({ wordsMs }) => wordsMs ?? []).toSorted((left, right) => left - right);
  const own = tried.flatMap(({ ownMs }) => ownMs ?? []).toSorted((left, right) => left - right);
  const after = tried.map(({ afterMs }) => afterMs).toSorted((left, right) => left - right);
  const at = (list: readonly number[], share: number): number | null =>
    list.length === 0 ? null : Math.round(list[Math.floor((list.length - 1) * share)] ?? 0);
  const of = (manner: Manner): object => {
    const those = tried.filter((each) => each.manner === manner);
    return {
      byModel: those.filter(({ composer, isShown }) => isShown && composer !== "built-in").length,
      byCards: those.filter(({ composer, isShown }) => isShown && composer === "built-in").length,
      withheld: those.filter(({ isShown }) => !isShown).length,
      problem: [...new Set(those.map(({ problem }) => problem))].join(" ") || null,
      calls: those.reduce((sum, { calls }) => sum + calls, 0),
      slowestAfterMs: Math.round(Math.max(...those.map(({ afterMs }) => afterMs))),
    };
  };
  const wordsInTime = rounded(words.filter((ms) => ms <= WORDS_WITHIN_MS).length / Math.max(1, words.length), 3);
  const afterInTime = rounded(after.filter((ms) => ms <= ANSWER_WITHIN_MS).length / Math.max(1, after.length), 3);
  const untrue = tried.filter((each) => each.untrue.length > 0).length;
  const unmasked = [first, ...tried].reduce((sum, each) => sum + each.unmasked.length, 0);
  return {
    // What is aimed at, and whether all of this run reached it.
    aims: { wordsWithinMs: WORDS_WITHIN_MS, answerWithinMs: ANSWER_WITHIN_MS },
    reached: { words: wordsInTime === 1, answer: afterInTime === 1, nothingUntrue: untrue === 0, nothingUnmasked: unmasked === 0 },
    tried: tried.length,
    wordsP50ms: at(words, 0.5),
    wordsP95ms: at(words, 0.95),
    wordsSlowestMs: at(words, 1),
    ownP50ms: at(own, 0.5),
    ownSlowestMs: at(own, 1),
    wordsInTime,
    firstWordsEverMs: first.wordsMs === null ? null : Math.round(first.wordsMs),
    afterP50ms: at(after, 0.5),
    afterP95ms: at(after, 0.95),
    afterSlowestMs: at(after, 1),
    afterInTime,
    untrue,
    unmasked,
    manners: Object.fromEntries(manners.map((manner) => [manner, of(manner)])),
  };
}
