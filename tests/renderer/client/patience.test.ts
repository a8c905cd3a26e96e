import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { OPERATION_CONTEXT_SYMBOL } from "@orpc/tanstack-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isTimedOut, patientFetch, SILENCE_MS } from "../../../renderer/client/patience.ts";

let server: Server;
let url: string;
beforeEach(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": alive\n\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
/** Time-outs as they were asked for; a test lets them run out itself. */
function timeOuts(): { asked: number[]; runOut(): void } {
  const ends: AbortController[] = [];
  const asked: number[] = [];
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const end = new AbortController();
    ends.push(end);
    asked.push(ms);
    return end.signal;
  });
  return { asked, runOut: () => ends.map((end) => end.abort(new DOMException("late", "TimeoutError"))) };
}

describe("a call without an answer", () => {
  it("is given up and told as such: a reading sooner than a deed", async () => {
    const late = timeOuts();
    const hung = (context: object): Promise<unknown> =>
      patientFetch(new Request(url), { init: {}, context, path: ["cases", "get"] })
        .then(async (response) => response.text())
        .catch((fault: unknown) => fault);
    const both = [hung({ [OPERATION_CONTEXT_SYMBOL]: { type: "query" } }), hung({})];
    await new Promise((resolve) => setTimeout(resolve, 50));
    late.runOut();
    for (const fault of await Promise.all(both)) expect(isTimedOut(fault)).toBe(true);
    expect(late.asked[0]).toBeLessThan(late.asked[1] ?? 0);
  });

  it("that its caller ended is no time-out", async () => {
    const end = new AbortController();
    const call = patientFetch(new Request(url, { signal: end.signal }), { init: {}, context: {}, path: ["cases", "get"] }).then((response) => response.text());
    end.abort();
    const fault = await call.catch((thrown: unknown) => thrown);
    expect([fault instanceof Error, isTimedOut(fault)]).toEqual([true, false]);
  });
});

describe("a stream", () => {
  it("stays open for as long as there is a sign of life, and ends when its other end has gone without a word", async () => {
    const late = timeOuts();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const response = await patientFetch(new Request(url), { init: {}, context: {}, path: ["live", "events"] });
    expect(late.asked).toEqual([]);
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain("alive");
    const next = reader?.read().then(
      () => "more",
      () => "ended",
    );
    vi.advanceTimersByTime(SILENCE_MS);
    expect(await next).toBe("ended");
  });
});
