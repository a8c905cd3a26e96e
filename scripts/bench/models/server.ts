/** A local server that speaks the chat protocol and behaves as it is told; it keeps what it was sent and when it said what. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Ways to answer, each with how it ends; in the order in which they are tried. */
export const manners = [
  "streams",
  "slow",
  "mends",
  "invents",
  "leaks",
  "breaksJson",
  "plainWords",
  "nonsense",
  "diesMidStream",
  "stallsMidStream",
  "silent",
  "status500",
  "status429",
] as const;
export type Manner = (typeof manners)[number];

/** A call as the server saw it; times by `performance.now()`. */
interface Call {
  body: string;
  /** The first token of the answer; the first of them that holds a word for the buyer. */
  firstAt: number | null;
  wordAt: number | null;
  /** Last bytes of the answer, its end or its death; when it was taken for one that says nothing. */
  lastAt: number;
}

export interface Server {
  url: string;
  calls: Call[];
  behave(manner: Manner): void;
  close(): void;
}

/** What no record of this run holds: none of it may stand in a suggestion. */
export const invented = ["8888", "拉萨", "vip_88888", "明天上午到账", "王经理"] as const;

const PIECE = 6;
const EVERY_MS = 20;
const SLOW_FIRST_MS = 1_500;
const SLOW_EVERY_MS = 60;

/** Starts it on the loopback address. */
export async function openModelServer(): Promise<Server> {
  let manner: Manner = "streams";
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      if (request.method === "GET") return void response.writeHead(200, { "content-type": "application/json" }).end('{"id":"m","object":"model"}');
      const call: Call = { body, firstAt: null, wordAt: null, lastAt: performance.now() };
      calls.push(call);
      void answer(manner, { call, response, tries: calls.length }).catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    behave: (next) => {
      manner = next;
      calls.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Answering {
  call: Call;
  response: ServerResponse;
  /** Which call of this manner it is. */
  tries: number;
}

async function answer(manner: Manner, { call, response, tries }: Answering): Promise<void> {
  const say = speaker(call, response);
  const honest = honestDraft(call.body);
  const kept = unmaskable(call.body);
  switch (manner) {
    case "streams":
      return say.whole(honest);
    case "slow":
      await pause(SLOW_FIRST_MS);
      return say.whole(honest, SLOW_EVERY_MS);
    case "mends":
      return say.whole(tries === 1 ? inventing : honest);
    case "invents":
      return say.whole(inventing);
    case "leaks":
      return say.whole(draftOf(["contact", `您的电话是${kept}，请加微信 ${invented[2]} 联系。`], ["address", "收货人[姓名7]的地址[地址9]已收到。"]));
    case "breaksJson":
      return say.whole(honest.slice(0, Math.floor(honest.length * 0.7)));
    case "plainWords":
      return say.whole(`您好，您的包裹已到${invented[1]}，退款${invented[0]}元${invented[3]}。`);
    case "nonsense":
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: <html>\u0000\ud83d\ude00 502 bad gateway</html>\n\n");
      return say.ends(() => response.end("garbage\n\n"));
    case "diesMidStream":
      await say.part(honest, 0.5);
      return say.ends(() => response.destroy());
    case "stallsMidStream":
      return say.part(honest, 0.5);
    case "silent":
      return;
    case "status500":
    case "status429":
      response.writeHead(manner === "status500" ? 500 : 429, { "content-type": "application/json" });
      return say.ends(() => response.end('{"error":{"message":"no"}}'));
  }
}

function speaker(call: Call, response: ServerResponse) {
  const chunk = (delta: object, finish: string | null = null): string =>
    `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const ends = (end: () => void): void => {
    end();
    call.lastAt = performance.now();
  };
  const part = async (text: string, share = 1, everyMs = EVERY_MS): Promise<void> => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    let said = "";
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, "gu")) ?? [];
    for (const piece of pieces.slice(0, Math.ceil(pieces.length * share))) {
      response.write(chunk({ role: "assistant", content: piece }));
      call.lastAt = performance.now();
      call.firstAt ??= call.lastAt;
      said += piece;
      if (/"text":"[^"]/.test(said)) call.wordAt ??= call.lastAt;
      await pause(everyMs);
    }
  };
  return {
    part,
    ends,
    whole: async (text: string, everyMs = EVERY_MS): Promise<void> => {
      await part(text, 1, everyMs);
      response.write(chunk({}, "stop"));
      ends(() => response.end("data: [DONE]\n\n"));
    },
  };
}

/** In the order that the prompt asks for: the words first, for people read along. */
type Sentence = readonly [act: string, text: string, ...basis: string[]];
const draftOf = (...sentences: readonly Sentence[]): string => JSON.stringify({ sentences: sentences.map(([act, text, ...basis]) => ({ text, act, basis })) });

const inventing = draftOf(
  ["refund_route", `已为您退款${invented[0]}元，${invented[3]}。`, "F1"],
  ["whereabouts", `包裹现在在${invented[1]}，${invented[4]}会联系您。`, "F99"],
);

/** What an honest model writes: the seller's own sentences that it was given, or else what the record tells of the parcel. */
function honestDraft(body: string): string {
  const lines = [...userWords(body).matchAll(/^([CF]\d+) (.+)$/gm)].map(([, ref = "", text = ""]) => ({ ref, text }));
  const cards = lines.filter(({ ref }) => ref.startsWith("C"));
  const fact = lines.find(({ text }) => text.startsWith("物流："));
  const said = cards.length > 0 ? cards : fact ? [{ ref: fact.ref, text: `${fact.text.slice("物流：".length).replace(/[。.]$/, "")}。` }] : [];
  return draftOf(...said.map(({ ref, text }): Sentence => ["whereabouts", text, ref]));
}

function userWords(body: string): string {
  const { messages = [] } = JSON.parse(body) as { messages?: { role: string; content: unknown }[] };
  return messages.map(({ content }) => (typeof content === "string" ? content : JSON.stringify(content))).join("\n");
}

/** What a server that wants to give away would repeat: the first thing hidden from it, by its placeholder. */
function unmaskable(body: string): string {
  return /\[(?:号码|姓名|联系方式|地址)\d+\]/.exec(userWords(body))?.[0] ?? "[号码1]";
}
