/** When a page has what it was opened for: what may come later is fetched then, and never before it. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type ComponentType, useCallback, useEffect, useState } from "react";

/** Nobody waits longer than this for what comes later, however long an answer takes; ms. */
const PATIENCE_MS = 4_000;

/** Calls once nothing is asked of the hub any more and what it answered is painted. @returns how to give it up. */
function whenCalm(queries: QueryClient, act: () => void): () => void {
  let looking = false;
  let isOver = false;
  const end = (): void => {
    isOver = true;
    unwatch();
    clearTimeout(latest);
  };
  const go = (): void => {
    if (isOver) return;
    end();
    act();
  };
  const isCalm = (): boolean => queries.isFetching() === 0;
  const look = (): void => {
    if (looking || !isCalm()) return;
    looking = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        looking = false;
        if (isCalm()) go();
      }),
    );
  };
  const unwatch = queries.getQueryCache().subscribe(look);
  const latest = setTimeout(go, PATIENCE_MS);
  look();
  return end;
}

/** Does it once the page has what it was opened for. */
export function useWhenCalm(act: () => void): void {
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: done once, by what it was when the part came
  useEffect(() => whenCalm(queries, act), [queries]);
}

/** A part whose code comes once the page has what it was opened for, or at once where somebody asks for it. */
interface Later<Props> {
  /** The part, when its code is there. */
  Part: ComponentType<Props> | null;
  ask: () => void;
}

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

/** Such a part, by where its code is: the same function each time. What could not be fetched is asked for again by the next who wants it. */
export function useLater<Props>(load: Load<Props>): Later<Props> {
  const [Part, setPart] = useState<ComponentType<Props> | null>(() => (there.get(load) as ComponentType<Props> | undefined) ?? null);
  const ask = useCallback(() => {
    load().then(
      (code) => {
        there.set(load, code.default);
        setPart(() => code.default);
      },
      () => undefined,
    );
  }, [load]);
  useWhenCalm(() => {
    if (!Part) ask();
  });
  return { Part, ask };
}

/** Code that is there already is drawn at once, wherever it is shown again. */
const there = new WeakMap<object, unknown>();
