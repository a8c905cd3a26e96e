/** Fetches many things by id, a few at a time, and keeps what it got when the channel stops it half way. */
import type { Refusal } from "../kernel/result.ts";
import type { ConnectorProblem, RawItem } from "./port.ts";
import type { Outcome } from "./wire.ts";

export interface Gathered {
  items: RawItem[];
  /** Ids that need no further call: fetched, or gone at the channel. */
  done: string[];
  /** Why it stopped early; `null` when all were fetched. */
  stop: Refusal<ConnectorProblem> | null;
}

const AT_ONCE = 4;

/** Every id once, at most four calls at a time. What is gone at the channel is skipped; any other refusal ends the walk. */
export async function gather(ids: readonly string[], fetchOne: (id: string) => Promise<Outcome<RawItem>>): Promise<Gathered> {
  const queue = [...new Set(ids)];
  const found = new Map<string, RawItem | null>();
  let stop: Refusal<ConnectorProblem> | null = null;
  const worker = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined && stop === null; id = queue.shift()) {
      const result = await fetchOne(id);
      if (result.ok) found.set(id, result.value);
      else if (result.refusal.code === "NOT_FOUND") found.set(id, null);
      else stop ??= result.refusal;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const done = ids.filter((id) => found.has(id));
  return { items: [...new Set(done)].flatMap((id) => found.get(id) ?? []), done, stop };
}
