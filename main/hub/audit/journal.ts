import type { Store } from "../store/index.ts";
import { chainStart, linkOf } from "./chain.ts";
import { type ChainPlace, hashAt, journalFigures, type Link, linksAfter, strayLine } from "./lines.view.store.ts";
import { sealBatch } from "./seal.store.ts";
import { keepWalk, keptWalk, type Walk } from "./walk.store.ts";

/** Links read at once. */
const BATCH = 2_000;
/** Links a day's part of the whole walk looks at: some seconds of one core, and a year's lines are walked within days. */
const A_DAY = 500_000;
const START: ChainPlace = { place: "0", hash: chainStart };

/** Seals all journal lines written so far into the chain. @returns how many were sealed now. */
export async function sealJournal(store: Store): Promise<number> {
  let total = 0;
  for (let sealed = await sealBatch(store); sealed > 0; sealed = await sealBatch(store)) total += sealed;
  return total;
}

/** The journal as far as it is known: how long it is, and whether the last walks found it whole. */
export interface JournalState {
  lines: number;
  sealed: number;
  /** False when a sealed line was changed, removed or put in; `brokenAt` is the id of the first that does not fit. */
  intact: boolean;
  brokenAt: string | null;
}

/** What the last walks along the chain found. */
export async function journalState(store: Store): Promise<JournalState> {
  const figures = await journalFigures(store);
  return { ...figures, intact: figures.brokenAt === null };
}

/** Goes on along the chain from where the last check stopped, on top of the hash it had found there. */
export async function checkChain(store: Store): Promise<JournalState> {
  const kept = (await keptWalk(store, "since")) ?? START;
  const brokenAt = (await isThere(store, kept)) ? await walk(store, "since", { from: kept, most: Number.POSITIVE_INFINITY }) : kept.place;
  if (brokenAt !== null) await keepWalk(store, "since", { ...kept, brokenAt });
  return journalState(store);
}

/**
 * Walks the whole chain from its first line, so that a line changed behind the kept place is found, too. By day a part at a time, on from
 * where the last part ended; at once when `most` allows.
 */
export async function checkWholeChain(store: Store, most: number = A_DAY): Promise<JournalState> {
  const kept = (await keptWalk(store, "whole")) ?? START;
  const from = most === Number.POSITIVE_INFINITY ? START : kept;
  const brokenAt = (await isThere(store, from)) ? await walk(store, "whole", { from, most }) : from.place;
  // What did not fit is looked at again next time: it may have been put right from a backup.
  if (brokenAt !== null) await keepWalk(store, "whole", { ...START, brokenAt });
  return journalState(store);
}

async function isThere(store: Store, { place, hash }: ChainPlace): Promise<boolean> {
  return place === START.place || (await hashAt(store, place)) === hash;
}

/** @returns id of the first line that does not fit, `null` when all do; where it got to is kept. */
async function walk(store: Store, name: Walk, { from, most }: { from: ChainPlace; most: number }): Promise<string | null> {
  let at = from;
  for (let looked = 0; looked < most; ) {
    const links = await linksAfter(store, at.place, BATCH);
    for (const link of links) {
      if (!fits(at, link)) return link.lineId;
      at = { place: link.place, hash: link.hash };
    }
    looked += links.length;
    if (links.length < BATCH) {
      const stray = name === "whole" ? await strayLine(store) : null;
      if (stray !== null) return stray;
      // At its end the whole walk begins anew.
      if (name === "whole") at = START;
      break;
    }
  }
  await keepWalk(store, name, { ...at, brokenAt: null });
  return null;
}

function fits(before: ChainPlace, { place, hash, line }: Link): boolean {
  return line !== null && BigInt(place) === BigInt(before.place) + 1n && linkOf(before.hash, line) === hash;
}
