/**
 * Who is at which case, for colleagues to see. In memory only, with an end: a window that tells nothing any more is gone after a while.
 * One hub works on a database at a time (`store/claim.ts`), so its memory knows everybody; decision 0025 says what else would be needed.
 */
import type { Present } from "../contract/presence.ts";
import type { PassingNews } from "./drafts.ts";

/** A window tells again every 15 s; one that missed that twice is not there. */
export const GONE_AFTER_MS = 40_000;
/** More windows than one person can have in hand; the one that told longest ago makes room. */
const MOST_WINDOWS = 20;

interface Here extends Present {
  caseId: string;
  at: number;
}

/** Who is at which case. */
export interface Presence {
  /** A window is at a case, or (`null`) at none; colleagues hear of it when anything changed by that. */
  tell(of: { window: string; caseId: string | null; person: Present }): void;
  /** Everybody, by case. */
  now(): { caseId: string; people: Present[] }[];
  /** Lets those go who have told nothing for too long. */
  expire(): void;
}

/** Opens what a hub knows of who is where. */
export function openPresence(news: PassingNews, now: () => number): Presence {
  // In the order in which they told last.
  const windows = new Map<string, Here>();
  const peopleAt = (caseId: string): Present[] => {
    const people = new Map<string, Present>();
    for (const here of windows.values()) {
      if (here.caseId !== caseId) continue;
      const writing = here.writing || (people.get(here.id)?.writing ?? false);
      people.set(here.id, { id: here.id, name: here.name, writing });
    }
    return [...people.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  };
  /** What is told again without a change is told to nobody. */
  const changing = (caseIds: readonly (string | undefined)[], change: () => void): void => {
    const ids = [...new Set(caseIds.filter((id) => id !== undefined))];
    const before = ids.map((id) => JSON.stringify(peopleAt(id)));
    change();
    for (const [place, caseId] of ids.entries()) {
      const people = peopleAt(caseId);
      if (JSON.stringify(people) !== before[place]) news.emit({ name: "presence.changed", subjectId: caseId, at: new Date(now()), data: { people } });
    }
  };
  const roomFor = (personId: string): string[] => {
    const own = [...windows].filter(([, here]) => here.id === personId).map(([key]) => key);
    return own.slice(0, Math.max(0, own.length - MOST_WINDOWS + 1));
  };
  return {
    tell({ window, caseId, person }) {
      const full = caseId === null || windows.has(window) ? [] : roomFor(person.id);
      changing([windows.get(window)?.caseId, caseId ?? undefined, ...full.map((one) => windows.get(one)?.caseId)], () => {
        for (const one of [window, ...full]) windows.delete(one);
        if (caseId !== null) windows.set(window, { ...person, caseId, at: now() });
      });
    },
    now() {
      const ids = new Set([...windows.values()].map(({ caseId }) => caseId));
      return [...ids].map((caseId) => ({ caseId, people: peopleAt(caseId) }));
    },
    expire() {
      const over = [...windows].filter(([, { at }]) => now() - at > GONE_AFTER_MS);
      if (over.length === 0) return;
      changing(
        over.map(([, { caseId }]) => caseId),
        () => {
          for (const [key] of over) windows.delete(key);
        },
      );
    },
  };
}
