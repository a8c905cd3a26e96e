/** Keeps the live stream open: reconnects with growing pauses and tells whether it stands. */
export type LiveState = "connecting" | "live" | "lost";

export interface LiveNews {
  name: string;
  subjectId: string;
  data: Record<string, unknown>;
}

export interface Live {
  state(): LiveState;
  /** Called when the state changes. @returns stops listening. */
  watchState(listener: () => void): () => void;
  /** Called for each piece of news; `null` means "we were away, anything may have changed". */
  watchNews(listener: (news: LiveNews | null) => void): () => void;
  /** Opens the stream. @returns closes it. */
  start(): () => void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

const isSignedOut = (fault: unknown): boolean => fault instanceof Error && "code" in fault && fault.code === "NOT_SIGNED_IN";

export function createLive(open: (signal: AbortSignal) => Promise<AsyncIterable<LiveNews>>): Live {
  let state: LiveState = "connecting";
  const stateListeners = new Set<() => void>();
  const newsListeners = new Set<(news: LiveNews | null) => void>();
  const become = (next: LiveState): void => {
    if (next === state) return;
    state = next;
    for (const listener of stateListeners) listener();
  };
  const tell = (news: LiveNews | null): void => {
    for (const listener of newsListeners) listener(news);
  };

  let away = false;
  async function run(signal: AbortSignal): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        const stream = await open(signal);
        become("live");
        if (away) tell(null);
        pause = FIRST_PAUSE_MS;
        for await (const news of stream) tell(news);
      } catch (fault) {
        // Whoever is signed in no more is told at once and comes back when somebody is; anything else is tried again.
        if (isSignedOut(fault)) return signedOut();
      }
      if (signal.aborted) return;
      away = true;
      become("lost");
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  const signedOut = (): void => {
    away = true;
    become("lost");
    tell(null);
  };

  return {
    state: () => state,
    watchState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    watchNews(listener) {
      newsListeners.add(listener);
      return () => newsListeners.delete(listener);
    },
    start() {
      const ending = new AbortController();
      void run(ending.signal);
      return () => {
        // What happens from now on is not heard.
        away = true;
        ending.abort();
      };
    },
  };
}
