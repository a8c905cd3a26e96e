/** The hub that a desktop of its own carries: the headless server in a process beside the window. How a process is begun is the shell's. */
import { HubNews, type KeyWord } from "../hub/contract/index.ts";
import { ends } from "./words.ts";

export interface HubProcess {
  url: string;
  signInUrl: string;
  /** Asks it to end in order; resolves when it has, or after ten seconds. */
  stop(): Promise<void>;
}

/** A process that was begun, and the line to it. */
interface Child {
  once(event: "exit", listener: (code: number) => void): unknown;
  on(event: "message", listener: (message: unknown) => void): unknown;
  postMessage(message: KeyWord): void;
  kill(): boolean;
}

const PATIENCE_MS = 10_000;
/** What it is begun with: without the demonstration, whose simulators need a Node of their own, which a packed desktop must not be. */
export const HUB_ARGUMENTS = ["--headless", "--empty"];

/**
 * Waits until the hub in `child` serves, on a free loopback port. `onExit` is told when it ends without being asked.
 * @throws Error with a sentence for a person when it ends before that.
 */
export function hubIn(child: Child, { key, onExit }: { key: KeyWord; onExit: (code: number) => void }): Promise<HubProcess> {
  let [ready, stopping] = [false, false];
  const ended = new Promise<void>((resolve) => {
    child.once("exit", (code) => {
      resolve();
      if (ready && !stopping) onExit(code);
    });
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    child.kill();
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
  };
  return new Promise((resolve, reject) => {
    child.on("message", (message) => {
      const news = HubNews.safeParse(message);
      if (!news.success) return;
      if (news.data.kind === "fault") return reject(new Error(ends.fault(news.data)));
      // Over this line alone: arguments and environment of a process can be read by others.
      if (news.data.kind === "wantsKey") return child.postMessage(key);
      ready = true;
      resolve({ url: news.data.url, signInUrl: news.data.signInUrl, stop });
    });
    void ended.then(() => reject(new Error(ends.hubNotStarted)));
  });
}
