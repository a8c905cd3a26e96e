import { ok, type Result, refuse } from "./result.ts";

/**
 * A life as a table: which state may follow which. Nobody assigns a status by hand; rooms ask {@link Lifecycle.step}.
 */
export interface LifecycleTable<State extends string> {
  name: string;
  initial: State;
  /** Where each state may go. A state with no way out is an end. */
  next: Readonly<Record<State, readonly State[]>>;
}

export interface Lifecycle<State extends string> {
  readonly name: string;
  readonly initial: State;
  readonly states: readonly State[];
  /** True when nothing follows. */
  isEnd(state: State): boolean;
  /** True when `to` may follow `from` directly. */
  allows(from: State, to: State): boolean;
  /** Gives `to` back, or a refusal that says why it may not follow. Staying where one is, is always allowed. */
  step(from: State, to: State): Result<State, "STATE_NOT_ALLOWED">;
}

/**
 * Checks a table once, at start: every state reachable from the first, every target known.
 * @throws Error naming the table and the state, because a broken table is a programming fault.
 */
export function defineLifecycle<State extends string>(table: LifecycleTable<State>): Lifecycle<State> {
  const states = Object.keys(table.next) as State[];
  const known = new Set<string>(states);
  const reached = new Set<State>([table.initial]);
  const queue: State[] = [table.initial];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    for (const to of table.next[state] ?? []) {
      if (!known.has(to)) throw new Error(`lifecycle ${table.name}: ${state} leads to unknown state ${to}`);
      if (!reached.has(to)) {
        reached.add(to);
        queue.push(to);
      }
    }
  }
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`lifecycle ${table.name}: never reached: ${lost.join(", ")}`);
  const allows = (from: State, to: State): boolean => from === to || table.next[from].includes(to);
  return {
    name: table.name,
    initial: table.initial,
    states,
    isEnd: (state) => table.next[state].length === 0,
    allows,
    step: (from, to) => (allows(from, to) ? ok(to) : refuse("STATE_NOT_ALLOWED", `${table.name}: ${from} cannot become ${to}`, { from, to })),
  };
}
