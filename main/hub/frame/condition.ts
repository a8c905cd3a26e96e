/** How the hub itself stands: which part does not work, since when, and what that means, for people, probes and for the work that must wait. */
import { type PartName, partNames } from "../contract/condition.ts";
import type { Clock } from "../kernel/time.ts";

/** A part that does not work, in a sentence for a person that says what happens next. */
interface Trouble {
  zh: string;
  en: string;
}

/** One part; `since` is when it last went from working to not working or back, `null` while it never did. */
interface PartState {
  part: PartName;
  trouble: Trouble | null;
  since: Date | null;
}

export interface Condition {
  /** Keeps how a part stands; the same trouble told again keeps its time. */
  report(part: PartName, trouble: Trouble | null): void;
  /** Every part, in the order of the list. */
  parts(): readonly PartState[];
  /** The trouble of a part, with its time; `null` while it works. */
  troubleOf(part: PartName): (Trouble & { since: Date }) | null;
  /** Whether work may go on: not while the database is away. */
  mayWork(): boolean;
  /** Whether what time brings about may be done, sending first of all: not while the clock cannot be trusted. */
  mayAct(): boolean;
  /** Called each time before it is said whether it may be acted: what can only be seen by looking is looked at then. */
  beforeActing(look: () => void): void;
  /** Called when a part's state changes. @returns stops listening. */
  watch(listener: (state: PartState) => void): () => void;
}

/** Everything works until somebody reports otherwise. */
export function openCondition(clock: Clock): Condition {
  const states = new Map<PartName, PartState>(partNames.map((part) => [part, { part, trouble: null, since: null }]));
  const looks = new Set<() => void>();
  const listeners = new Set<(state: PartState) => void>();
  const troubleOf: Condition["troubleOf"] = (part) => {
    const state = states.get(part);
    return state?.trouble && state.since ? { ...state.trouble, since: state.since } : null;
  };
  return {
    report: (part, trouble) => {
      const before = states.get(part) ?? { part, trouble: null, since: null };
      const changed = (before.trouble === null) !== (trouble === null);
      const state = { part, trouble, since: changed ? new Date(clock.now()) : before.since };
      states.set(part, state);
      if (changed) for (const listener of listeners) listener(state);
    },
    parts: () => [...states.values()],
    troubleOf,
    mayWork: () => troubleOf("database") === null,
    mayAct: () => {
      for (const look of looks) look();
      return troubleOf("database") === null && troubleOf("clock") === null;
    },
    beforeActing: (look) => void looks.add(look),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
