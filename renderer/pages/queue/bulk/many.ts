/** The same for many cases, part by part: looked at, done, taken back; how far it is can be seen, and what one is refused stops no other. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { BulkAct, BulkDone, BulkLook } from "../../../../main/hub/contract/bulk.ts";
import { BULK_PART } from "../../../../main/hub/contract/limits.ts";
import { requestKey } from "../../../client/change.ts";
import { isUnreachable } from "../../../client/refusal.ts";
import { hub } from "../../../client/rpc.ts";

export type Stage = "looking" | "looked" | "running" | "done" | "undoing" | "undone";

export interface Many {
  stage: Stage;
  /** Cases that this stage has gone through. */
  at: number;
  looked: readonly BulkLook[];
  done: readonly BulkDone[];
  undone: readonly BulkDone[];
  /** What stopped it altogether. */
  error: unknown;
  run: () => void;
  undo: () => void;
  /** Goes no further than the part that is under way. */
  stop: () => void;
}

/** How often a part that was not answered is told again: each case's key keeps it from being done twice. */
const AGAIN = 3;
const PAUSE_MS = 700;

export function useMany(act: BulkAct, caseIds: readonly string[]): Many {
  const queries = useQueryClient();
  const [state, setState] = useState<Pick<Many, "stage" | "at" | "looked" | "done" | "undone" | "error">>(atFirst);
  const bulkId = useRef(requestKey());
  const going = useRef(new AbortController());
  const put = (change: Partial<typeof state>): void => setState((before) => ({ ...before, ...change }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, as it was asked for
  useEffect(() => {
    const stopping = new AbortController();
    going.current = stopping;
    void inParts(caseIds, async (part) => (await hub.bulk.preview({ caseIds: part, act })).rows, {
      stopping,
      told: (looked) => put({ looked, at: Math.min(looked.length, caseIds.length) }),
    }).then(
      (looked) => stopping.signal.aborted || put({ looked, stage: "looked", at: 0 }),
      (error: unknown) => stopping.signal.aborted || put({ error }),
    );
    return () => stopping.abort();
  }, []);
  const go = async (stage: "running" | "undoing", rows: readonly BulkLook[] | readonly string[]): Promise<void> => {
    const stopping = new AbortController();
    going.current = stopping;
    const [key, over] = stage === "running" ? (["done", "done"] as const) : (["undone", "undone"] as const);
    put({ stage, at: 0, error: null });
    const call = (part: readonly (BulkLook | string)[]): Promise<BulkDone[]> =>
      stage === "running"
        ? hub.bulk.run({ bulkId: bulkId.current, act, rows: part.filter((row) => typeof row !== "string") }).then((ran) => ran.rows)
        : hub.bulk.undo({ bulkId: bulkId.current, caseIds: part.filter((row) => typeof row === "string") }).then((ran) => ran.rows);
    try {
      await inParts<BulkLook | string, BulkDone>(rows, call, { stopping, told: (told) => put({ [key]: told, at: told.length }) });
    } catch (error) {
      put({ error });
    }
    put({ stage: over });
    await queries.invalidateQueries();
  };
  return {
    ...state,
    run: () =>
      void go(
        "running",
        state.looked.filter(({ why }) => why === null),
      ),
    undo: () =>
      void go(
        "undoing",
        state.done.flatMap(({ caseId, why }) => (why === null ? [caseId] : [])),
      ),
    stop: () => going.current.abort(),
  };
}

const atFirst: Pick<Many, "stage" | "at" | "looked" | "done" | "undone" | "error"> = { stage: "looking", at: 0, looked: [], done: [], undone: [], error: null };

async function inParts<Each, Row>(
  all: readonly Each[],
  call: (part: Each[]) => Promise<Row[]>,
  of: { stopping: AbortController; told: (rows: Row[]) => void },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < all.length && !of.stopping.signal.aborted; from += BULK_PART) {
    rows.push(...(await patiently(() => call(all.slice(from, from + BULK_PART)))));
    if (!of.stopping.signal.aborted) of.told([...rows]);
  }
  return rows;
}

async function patiently<Value>(call: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (tries > AGAIN || !isUnreachable(error)) throw error;
      await new Promise((go) => setTimeout(go, PAUSE_MS * tries));
    }
  }
}
