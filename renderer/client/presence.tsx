/** Who else is at which case: told by the live stream, so that nobody asks; and where this window is, told to the others. */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Present } from "../../main/hub/contract/presence.ts";
import { requestKey } from "./change.ts";
import { useAllNews } from "./live-provider.tsx";
import { type Board, openBoard } from "./presence-board.ts";
import { hub } from "./rpc.ts";
import { useSession } from "./session.tsx";

/** The hub forgets whoever has not told for 40 s. */
const AGAIN_MS = 15_000;
/** Whoever has not typed for so long reads again. */
const WRITES_MS = 6_000;

const BoardContext = createContext<Board | null>(null);
const nobody: readonly Present[] = [];
/** This page's own word for itself, for as long as it is loaded. */
const WINDOW = requestKey();

/** Keeps up who is where. */
export function PresenceProvider({ children }: { children: ReactNode }): ReactNode {
  const [board] = useState(openBoard);
  const load = (): void => {
    const fill = board.filling();
    hub.presence.now().then(
      ({ cases }) => fill(cases),
      () => undefined,
    );
  };
  const first = useRef(load);
  useEffect(() => first.current(), []);
  useAllNews((news) => {
    if (news === null) load();
    else if (news.name === "presence.changed") board.moved(news.subjectId, news.data.people as readonly Present[]);
  });
  return <BoardContext value={board}>{children}</BoardContext>;
}

/** Colleagues who are at a case, without oneself. */
export function useColleagues(caseId: string): readonly Present[] {
  const board = useContext(BoardContext);
  const { me } = useSession();
  const people = useSyncExternalStore(board?.watch ?? noWatch, () => board?.at(caseId) ?? nobody);
  return people.some(({ id }) => id === me.id) ? people.filter(({ id }) => id !== me.id) : people;
}

/** Tells the others that this window is at a case while it is seen. @returns to be called when a letter was typed. */
export function useHere(caseId: string): () => void {
  const typed = useRef<() => void>(() => undefined);
  useEffect(() => {
    let writing = false;
    let told: string | null = null;
    let stop: ReturnType<typeof setTimeout> | undefined;
    const tell = (isGone = false): void => {
      const at = isGone || (document.hidden && !writing) ? null : caseId;
      const place = `${at} ${writing}`;
      if (at === null && told === null) return;
      told = at === null ? null : place;
      queue({ window: WINDOW, caseId: at, writing: at !== null && writing });
    };
    const still = (): void => {
      writing = false;
      tell();
    };
    typed.current = () => {
      clearTimeout(stop);
      stop = setTimeout(still, WRITES_MS);
      if (writing) return;
      writing = true;
      tell();
    };
    const gone = (): void => tell(true);
    const look = (): void => tell();
    tell();
    const again = setInterval(look, AGAIN_MS);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", gone);
    window.addEventListener("pageshow", look);
    return () => {
      clearTimeout(stop);
      clearInterval(again);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", gone);
      window.removeEventListener("pageshow", look);
      gone();
    };
  }, [caseId]);
  return () => typed.current();
}

type Told = Parameters<typeof hub.presence.tell>[0];
let waiting: Told | null = null;
let isTelling = false;

/** One call at a time and the newest last, so that going from case to case never arrives the wrong way round. */
function queue(told: Told): void {
  waiting = told;
  if (isTelling) return;
  isTelling = true;
  // What is told within one turn (left one case, opened the next) is told once.
  void Promise.resolve()
    .then(async () => {
      for (let next = take(); next !== null; next = take()) await hub.presence.tell(next).catch(() => undefined);
    })
    .finally(() => {
      isTelling = false;
    });
}

function take(): Told | null {
  const next = waiting;
  waiting = null;
  return next;
}

function noWatch(): () => void {
  return () => undefined;
}
