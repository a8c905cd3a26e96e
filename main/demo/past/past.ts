/** The past of a show: its chapters, the channels that answer about the one that is open, and how it becomes part of the show. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { douyinHandler } from "../douyin/server.ts";
import { type Call, type Listening, listen, type Reply } from "../engine/http.ts";
import { kuaidi100Handler } from "../kuaidi100/server.ts";
import type { Show } from "../show.ts";
import { joinedFile } from "../snapshot.ts";
import { taobaoHandler } from "../taobao/server.ts";
import type { SimEvent } from "../truth/events.ts";
import type { SimClaim, SimOrder, SimParcel } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { type Chapter, openChapter, type PastNews } from "./chapter.ts";
import { type ChapterPlan, outline, type PastWish } from "./outline.ts";

/** Where the channels answer about the past, and how many chapters it has. */
export interface PastOutline {
  chapters: number;
  taobaoUrl: string;
  douyinUrl: string;
  kuaidi100Url: string;
}

/** The past, told chapter by chapter. */
export interface Past {
  begin(wish: PastWish): Promise<PastOutline>;
  open(chapter: number): { begins: number };
  step(notAfter: number | null): PastNews;
  /** Makes a chapter that is over part of the show; until then its channels answer, for what was held may go out last of all. */
  end(): void;
  close(): Promise<void>;
}

/** Opens the past of a show, with what was told of it since the show was written down; nothing listens before it is begun. */
export function openPast(show: Show): Past {
  takeUpLived(show);
  let plans: readonly ChapterPlan[] = [];
  let untilMs = 0;
  let chapter: Chapter | null = null;
  let isOver = false;
  let listening: Listening[] = [];
  const answers =
    (handle: (of: Chapter) => (call: Call) => Reply) =>
    async (call: Call): Promise<Reply> =>
      chapter ? handle(chapter)(call) : { status: 503, body: "no chapter is open", type: "text/plain" };
  const opened = (): Chapter => {
    if (!chapter) throw new Error("no chapter of the past is open");
    return chapter;
  };
  return {
    begin: async (wish) => {
      plans = outline(wish, show.config.seed);
      untilMs = wish.untilMs;
      if (listening.length === 0)
        listening = await Promise.all(
          [
            answers(({ gates }) => taobaoHandler(gates.taobao)),
            answers(({ gates }) => douyinHandler(gates.douyin)),
            answers(({ gates }) => kuaidi100Handler(gates.kuaidi100)),
          ].map((handle) => listen({ port: 0, hangMs: show.config.hangMs, handle })),
        );
      const [taobaoUrl = "", douyinUrl = "", kuaidi100Url = ""] = listening.map(({ url }) => url);
      return { chapters: plans.length, taobaoUrl, douyinUrl, kuaidi100Url };
    },
    open: (number) => {
      const plan = plans[number];
      if (!plan) throw new Error(`the past has no chapter ${number}`);
      chapter = openChapter(show, plan, untilMs);
      isOver = false;
      return { begins: chapter.begins };
    },
    step: (notAfter) => {
      const news = opened().step(notAfter);
      isOver = news.over;
      return news;
    },
    end: () => {
      if (!isOver) throw new Error("the chapter of the past is not over");
      const lived = livedIn(opened());
      keepLived(show, lived);
      join(show, lived);
      chapter = null;
    },
    close: async () => {
      await Promise.all(listening.map((server) => server.close()));
    },
  };
}

/** What was lived, as it is handed over. */
type Lived = Pick<World, "grants" | "attempts" | "refusals" | "intercepts" | "returnsAgreed" | "messages" | "notes"> & {
  orders: SimOrder[];
  claims: SimClaim[];
  parcels: SimParcel[];
  left: SimEvent[];
};

function livedIn({ world, left }: Chapter): Lived {
  const { grants, attempts, refusals, intercepts, returnsAgreed, messages, notes } = world;
  const said = { grants, attempts, refusals, intercepts, returnsAgreed, messages, notes };
  return { ...said, orders: [...world.orders.values()], claims: [...world.claims.values()], parcels: [...world.parcels.values()], left: left() };
}

/** What was lived becomes part of the show: its channels answer about it from now on, and what is still to come happens there. A chapter told twice joins once. */
function join({ world, schedule }: Show, lived: Lived): void {
  if (lived.orders.some(({ id }) => world.orders.has(id))) return;
  for (const order of lived.orders) world.addOrder(order);
  for (const claim of lived.claims) world.addClaim(claim);
  for (const parcel of lived.parcels) world.parcels.set(parcel.waybill, parcel);
  world.grants.push(...lived.grants);
  world.attempts.push(...lived.attempts);
  world.refusals.push(...lived.refusals);
  world.intercepts.push(...lived.intercepts);
  world.returnsAgreed.push(...lived.returnsAgreed);
  world.messages.push(...lived.messages);
  world.notes.push(...lived.notes);
  for (const event of lived.left) schedule.add(event);
}

/**
 * A show is written down once a minute, and the hub takes a chapter for told when it is over: whoever is killed in between would come back without it, and
 * its channels would not know what the hub asks them about. Each chapter is written down beside the show before it is over.
 */
function keepLived(show: Show, lived: Lived): void {
  if (show.config.stateFile !== "") appendFileSync(joinedFile(show.config.stateFile), `${JSON.stringify(lived)}\n`);
}

/** Takes up what was lived since the show was written down; a line that was cut off belongs to a chapter that is told again. */
function takeUpLived(show: Show): void {
  const file = joinedFile(show.config.stateFile);
  if (show.config.stateFile === "" || !existsSync(file)) return;
  for (const line of readFileSync(file, "utf8").split("\n").slice(0, -1)) join(show, JSON.parse(line) as Lived);
}
