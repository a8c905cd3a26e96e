/** The past of a show: its chapters, the channels that answer about the one that is open, and how it becomes part of the show. */
import { douyinHandler } from "../douyin/server.ts";
import { type Call, type Listening, listen, type Reply } from "../engine/http.ts";
import { kuaidi100Handler } from "../kuaidi100/server.ts";
import type { Show } from "../show.ts";
import { taobaoHandler } from "../taobao/server.ts";
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

/** Opens the past of a show; nothing listens before it is begun. */
export function openPast(show: Show): Past {
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
      return { begins: plan.dayMs };
    },
    step: (notAfter) => {
      const news = opened().step(notAfter);
      isOver = news.over;
      return news;
    },
    end: () => {
      if (!isOver) throw new Error("the chapter of the past is not over");
      join(show, opened());
      chapter = null;
    },
    close: async () => {
      await Promise.all(listening.map((server) => server.close()));
    },
  };
}

/** What was lived becomes part of the show: its channels answer about it from now on, and what is still to come happens there. A chapter told twice joins once. */
function join(show: Show, { world, left }: Chapter): void {
  const isThere = [...world.orders.keys()].some((id) => show.world.orders.has(id));
  if (isThere) return;
  for (const order of world.orders.values()) show.world.addOrder(order);
  for (const claim of world.claims.values()) show.world.addClaim(claim);
  for (const parcel of world.parcels.values()) show.world.parcels.set(parcel.waybill, parcel);
  const { grants, attempts, refusals, intercepts, returnsAgreed, messages, notes } = world;
  show.world.grants.push(...grants);
  show.world.attempts.push(...attempts);
  show.world.refusals.push(...refusals);
  show.world.intercepts.push(...intercepts);
  show.world.returnsAgreed.push(...returnsAgreed);
  show.world.messages.push(...messages);
  show.world.notes.push(...notes);
  for (const event of left()) show.schedule.add(event);
}
