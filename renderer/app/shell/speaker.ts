/** Which of a browser's tabs speaks for all of them, and whether anybody looks at one. */
import { type RefObject, useEffect, useRef } from "react";
import { requestKey } from "../../client/change.ts";
import { drop, keep, kept } from "../../ui/kept.ts";

const LOOKED = "looked";
/** A tab that is looked at says so this often; one that has gone without a word is forgotten after twice that. */
const AGAIN_MS = 30_000;
const TAB = requestKey();

/** True while this tab speaks: the one that was opened first, after it the next. Where a browser cannot agree on one, each speaks. */
export function useSpeaks(): RefObject<boolean> {
  const speaks = useRef(false);
  useEffect(() => {
    if (!("locks" in navigator)) {
      speaks.current = true;
      return;
    }
    const waiting = new AbortController();
    const { promise: until, resolve: leave } = Promise.withResolvers<void>();
    const hold = (): Promise<void> => {
      speaks.current = true;
      return until;
    };
    navigator.locks.request("aftercare.speaker", { signal: waiting.signal }, hold).catch(() => undefined);
    return () => {
      waiting.abort();
      leave();
      speaks.current = false;
    };
  }, []);
  return speaks;
}

/** Tells this browser's other tabs while this one is looked at. */
export function useLooked(): void {
  useEffect(() => {
    const look = (): void => {
      if (document.hasFocus()) keep(LOOKED, `${TAB} ${Date.now()}`);
    };
    const leave = (): void => {
      if (kept(LOOKED)?.startsWith(TAB)) drop(LOOKED);
    };
    look();
    const again = setInterval(look, AGAIN_MS);
    window.addEventListener("focus", look);
    window.addEventListener("blur", leave);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(again);
      window.removeEventListener("focus", look);
      window.removeEventListener("blur", leave);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);
}

/** Whether somebody looks at the console in this browser now. */
export function isLooked(): boolean {
  if (document.hasFocus()) return true;
  const at = Number(kept(LOOKED)?.split(" ")[1] ?? 0);
  return Date.now() - at < 2 * AGAIN_MS;
}
