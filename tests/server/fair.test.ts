import { describe, expect, test } from "vitest";
import { openFair } from "../../main/server/fair.ts";

const limits = { atOnce: 3, atOnceEach: 2, waiting: 6, waitingEach: 4 };
/** Lets everything that is promised happen. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("turns", () => {
  test("go round among those who wait: who asked for much waits behind who asked for little", async () => {
    const fair = openFair(limits);
    const served: string[] = [];
    const places: (() => void)[] = [];
    const ask = (caller: string): void =>
      void fair.enter(caller).then((place) => {
        served.push(typeof place === "string" ? place : caller);
        if (typeof place !== "string") places.push(place);
      });
    for (let index = 0; index < 6; index += 1) ask("greedy");
    ask("modest");
    await settle();
    expect(served).toEqual(["greedy", "greedy", "modest"]);
    ask("modest");
    ask("third");
    await settle();
    expect(served).toHaveLength(3);
    for (let turn = 0; turn < 7; turn += 1) {
      places.shift()?.();
      await settle();
    }
    expect(served).toEqual(["greedy", "greedy", "modest", "greedy", "modest", "third", "greedy", "greedy", "greedy"]);
  });

  test("are refused to the one who has too many waiting, and to all when all have", async () => {
    const fair = openFair(limits);
    const answers: string[] = [];
    const ask = (caller: string): void => void fair.enter(caller).then((place) => typeof place === "string" && answers.push(`${caller} ${place}`));
    for (let index = 0; index < 7; index += 1) ask("a");
    await settle();
    expect(answers).toEqual(["a TOO_FAST"]);
    for (let index = 0; index < 4; index += 1) ask(`b${index}`);
    await settle();
    expect(answers).toEqual(["a TOO_FAST", "b3 BUSY"]);
  });

  test("of callers that have gone are taken by the next", async () => {
    const fair = openFair({ ...limits, atOnce: 1 });
    const first = await fair.enter("a");
    const gone = new AbortController();
    void fair.enter("b", gone.signal);
    let isServed = false;
    void fair.enter("c").then(() => {
      isServed = true;
    });
    gone.abort();
    if (typeof first !== "string") first();
    await settle();
    expect(isServed).toBe(true);
  });
});
