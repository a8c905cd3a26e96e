/** Who is at which case, as this window heard it. Kept apart from the screens so that it can be tested. */
import type { Present } from "../../main/hub/contract/presence.ts";

export interface Board {
  at(caseId: string): readonly Present[];
  /** News of one case. */
  moved(caseId: string, people: readonly Present[]): void;
  /** Begins to read everything anew: what is heard until the answer is there is newer than the answer. @returns takes the answer. */
  filling(): (cases: readonly { caseId: string; people: readonly Present[] }[]) => void;
  /** @returns stops telling. */
  watch(listener: () => void): () => void;
}

const nobody: readonly Present[] = [];

export function openBoard(): Board {
  let cases = new Map<string, readonly Present[]>();
  let heard: Map<string, readonly Present[]> | null = null;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const put = (caseId: string, people: readonly Present[]): void => {
    if (people.length === 0) cases.delete(caseId);
    else cases.set(caseId, people);
  };
  return {
    at: (caseId) => cases.get(caseId) ?? nobody,
    moved(caseId, people) {
      heard?.set(caseId, people);
      put(caseId, people);
      tell();
    },
    filling() {
      const meanwhile = new Map<string, readonly Present[]>();
      heard = meanwhile;
      return (all) => {
        // Asked again while this was on its way: that answer counts.
        if (heard !== meanwhile) return;
        heard = null;
        cases = new Map(all.map(({ caseId, people }) => [caseId, people]));
        for (const [caseId, people] of meanwhile) put(caseId, people);
        tell();
      };
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
