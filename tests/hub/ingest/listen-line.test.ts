import { afterEach, describe, expect, test } from "vitest";
import { type KeptLine, keptLine } from "../../../main/hub/ingest/listen-line.ts";
import type { SocketCall } from "../../../main/hub/kernel/socket.ts";

/** A line over connections in the test's own hand. */
function aLine(beat: { everyMs: number; silentMs: number }, refuse: () => boolean = () => false) {
  const opened: { call: SocketCall; said: string[]; isClosed: boolean }[] = [];
  const log: string[] = [];
  const line = keptLine(
    {
      beat,
      shop: "s",
      timeoutMs: 1_000,
      log: (_level, text) => void log.push(text),
      openSocket: async (call) => {
        if (refuse()) throw new Error("refused");
        const one = { call, said: [] as string[], isClosed: false };
        opened.push(one);
        return {
          send: (text) => void one.said.push(text),
          close: () => {
            one.isClosed = true;
          },
        };
      },
    },
    { address: () => ({ url: "ws://x" }), beat: () => "beat", heard: (text, answer) => answer(`ack ${text}`) },
  );
  return { line, opened, log };
}

describe("a connection that is kept", () => {
  let line: KeptLine | undefined;
  afterEach(() => line?.close());

  test("says its word again and again, and is given up when nothing is heard", async () => {
    const made = aLine({ everyMs: 20, silentMs: 120 });
    line = made.line;
    line.keep();
    await expect.poll(() => made.opened[0]?.said.length ?? 0).toBeGreaterThan(2);
    await expect.poll(() => made.opened[0]?.isClosed).toBe(true);
    expect(made.log).toEqual([expect.stringContaining("没有回音")]);
    await expect
      .poll(() => {
        made.line.keep();
        return made.opened.length;
      })
      .toBe(2);
  });

  test("answers over the connection that it heard by, and over none that is gone", async () => {
    const made = aLine({ everyMs: 1_000, silentMs: 60_000 });
    line = made.line;
    line.keep();
    await expect.poll(() => made.opened.length).toBe(1);
    await expect
      .poll(() => {
        made.opened[0]?.call.heard("one");
        return made.opened[0]?.said.at(-1);
      })
      .toBe("ack one");
    made.opened[0]?.call.ended("1006");
    const said = made.opened[0]?.said.length;
    made.opened[0]?.call.heard("two");
    expect(made.opened[0]?.said.length).toBe(said);
  });

  test("that cannot be opened is tried again after growing pauses, and the log is not flooded", async () => {
    let refused = 0;
    const made = aLine({ everyMs: 1_000, silentMs: 60_000 }, () => {
      refused += 1;
      return refused < 3;
    });
    line = made.line;
    await expect
      .poll(() => {
        made.line.keep();
        return made.opened.length;
      })
      .toBe(1);
    expect(made.log).toHaveLength(1);
  });

  test("that was closed while it was being opened is closed as soon as it is", async () => {
    const made = aLine({ everyMs: 1_000, silentMs: 60_000 });
    made.line.keep();
    made.line.close();
    await expect.poll(() => made.opened[0]?.isClosed).toBe(true);
  });
});
