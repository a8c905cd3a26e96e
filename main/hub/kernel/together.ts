import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";

/** A busy sender's calls arrive in a burst. */
const GATHER_MS = 4;

interface TogetherOptions<Item, Answer> {
  /** Answers items taken together, in their order. When it throws, each of them is refused with what it threw. */
  run: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Items of one run at most. */
  most: number;
  /** How long the first one waits for others (ms); 0: for those that come in the same turn. */
  gatherMs?: number;
}

/** Takes calls that come at the same time as one: what arrives while a run is under way goes together into the next. */
export function together<Item, Answer>({ run, most, gatherMs = GATHER_MS }: TogetherOptions<Item, Answer>): (item: Item) => Promise<Answer> {
  const waiting: { item: Item; answer: PromiseWithResolvers<Answer> }[] = [];
  let busy = false;
  const take = async (): Promise<void> => {
    const batch = waiting.splice(0, most);
    try {
      const answers = await run(batch.map(({ item }) => item));
      for (const [index, { answer }] of batch.entries()) answer.resolve(answers[index] as Answer);
    } catch (fault) {
      for (const { answer } of batch) answer.reject(fault);
    }
  };
  const work = async (): Promise<void> => {
    busy = true;
    await (gatherMs > 0 ? pause(gatherMs) : turn());
    while (waiting.length > 0) await take();
    busy = false;
  };
  return (item) => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ item, answer });
    if (!busy) void work();
    return answer.promise;
  };
}
