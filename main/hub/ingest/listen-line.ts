/** One connection that is kept: opened again with growing pauses when it ends, given up when nothing is heard, closed when nobody wants it. */
import type { Listen } from "../connectors/port.ts";
import type { Log } from "../kernel/log.ts";
import type { OpenSocket, Socket } from "../kernel/socket.ts";

interface LineParts {
  beat: Omit<Listen["beat"], "text">;
  openSocket: OpenSocket;
  log: Log;
  /** A shop that it is for, in the log. */
  shop: string;
  timeoutMs: number;
}

/** What it does at each moment. */
interface LineCalls {
  /** Where to connect now, or why nobody can say, as a sentence. */
  address(): { url: string } | { why: string };
  beat(): string;
  heard(text: string, answer: (text: string) => void): void;
}

export interface KeptLine {
  /** Opens it where it is not open and the pause is over. */
  keep(): void;
  close(): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Keeps one connection. Pauses and silence are measured by the machine's own clock: they are between two programs, whatever day a driver plays. */
export function keptLine({ beat, openSocket, log, shop, timeoutMs }: LineParts, calls: LineCalls): KeptLine {
  let state: "closed" | "opening" | "open" | "over" = "closed";
  let socket: Socket | null = null;
  let beating: NodeJS.Timeout | undefined;
  let fails = 0;
  let heardAt = 0;
  let notBefore = 0;

  const lost = (why: string): void => {
    clearInterval(beating);
    socket = null;
    if (state === "over") return;
    state = "closed";
    fails += 1;
    notBefore = performance.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(fails - 1, 10));
    // A channel that is away for a night is a line in the log, and another when it is back.
    if (fails === 1) log("warn", `推送连接断开，将自动重连：${why}`, { shop });
  };

  const look = (own: Socket): void => {
    const isSilent = performance.now() - heardAt > beat.silentMs;
    if (!isSilent) own.send(calls.beat());
    else {
      own.close();
      lost(`${Math.round(beat.silentMs / 1_000)} 秒没有回音`);
    }
  };

  const open = async (): Promise<void> => {
    const to = calls.address();
    if ("why" in to) return lost(to.why);
    let mine: Socket | null = null;
    // What comes over a connection that was left is answered nowhere: it comes again.
    const answer = (text: string): void => {
      if (mine !== null && mine === socket) mine.send(text);
    };
    const heard = (text: string): void => {
      heardAt = performance.now();
      if (fails > 1) log("info", "推送连接已恢复", { shop });
      fails = 0;
      calls.heard(text, answer);
    };
    const ended = (why: string): void => {
      if (mine === socket) lost(why);
    };
    mine = await openSocket({ url: to.url, timeoutMs, heard, ended });
    if (state !== "opening") return mine.close();
    socket = mine;
    state = "open";
    heardAt = performance.now();
    const own = mine;
    beating = setInterval(() => look(own), beat.everyMs);
    beating.unref();
  };

  return {
    keep: () => {
      if (state !== "closed" || performance.now() < notBefore) return;
      state = "opening";
      void open().catch((fault: Error) => lost(fault.message));
    },
    close: () => {
      state = "over";
      clearInterval(beating);
      socket?.close();
      socket = null;
    },
  };
}
