/** Whether the tour is shown now: begun from the top bar or the page of help, ended by itself. */
import { useSyncExternalStore } from "react";

let isRunning = false;
const listeners = new Set<() => void>();

function turn(next: boolean): void {
  isRunning = next;
  for (const listener of listeners) listener();
}

/** Begins it from its first step. */
export function startTour(): void {
  turn(true);
}

/** Ends it wherever it is. */
export function endTour(): void {
  turn(false);
}

/** True while it is shown. */
export function useTourRuns(): boolean {
  return useSyncExternalStore(listen, () => isRunning);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
