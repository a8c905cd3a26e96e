/** Starts, asks, kills and starts again the hub's process. */
import { type ChildProcess, fork } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { HubAnswer, HubAsk, HubStart } from "./hub-talk.ts";

export interface HubChild {
  url: string;
  ask(ask: HubAsk): Promise<HubAnswer>;
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
}

interface Waiting {
  resolve(answer: HubAnswer): void;
  reject(fault: Error): void;
}

/** Starts the process and waits until it serves; `hear` is told each line of its log instead of the terminal. @throws Error with what it said when it ends before. */
export async function startHubChild(start: HubStart, hear?: (line: string) => void): Promise<HubChild> {
  const entry = fileURLToPath(new URL("./hub-process.ts", import.meta.url));
  const child: ChildProcess = fork(entry, [JSON.stringify(start)], {
    stdio: ["ignore", "inherit", hear ? "pipe" : "inherit", "ipc"],
    execArgv: ["--no-warnings"],
  });
  if (child.stderr && hear) createInterface({ input: child.stderr }).on("line", hear);
  const waiting = new Map<number, Waiting>();
  let next = 1;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  void gone.then(() => {
    for (const each of waiting.values()) each.reject(new Error("the hub's process ended"));
    waiting.clear();
  });
  child.on("message", (message: { id: number; answer?: HubAnswer; fault?: string }) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.fault) asked?.reject(new Error(message.fault));
    else asked?.resolve(message.answer ?? {});
  });
  const expect = (id: number): Promise<HubAnswer> => new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  const { url = "" } = await expect(0);
  return {
    url,
    ask: (ask) => {
      const id = next;
      next += 1;
      const answer = expect(id);
      // To a process that was just killed nothing can be said any more: whoever asked is told, and nobody else falls over it.
      child.send({ id, ask }, (fault) => {
        if (!fault) return;
        waiting.get(id)?.reject(fault);
        waiting.delete(id);
      });
      return answer;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
