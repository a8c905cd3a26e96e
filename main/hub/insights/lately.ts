/** Answers that are given again for a moment: who asks for the same meanwhile waits for the one reading. */
import type { Store } from "../store/index.ts";

interface Kept {
  at: number;
  answer: Promise<unknown>;
}
/** More questions than one page of figures can ask. */
const MOST = 200;

const nothing = (): Map<string, Kept> => new Map();

/** What `read` gives, or gave for this key at most `ms` ago. What failed is asked for anew. */
export function lately<Answer>(store: Store, key: string, of: { ms: number; read: () => Promise<Answer> }): Promise<Answer> {
  const kept = store.memory.of(nothing);
  const found = kept.get(key);
  const now = performance.now();
  if (found && now - found.at < of.ms) return found.answer as Promise<Answer>;
  const answer = of.read();
  kept.delete(key);
  kept.set(key, { at: now, answer });
  answer.catch(() => {
    if (kept.get(key)?.answer === answer) kept.delete(key);
  });
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
  return answer;
}
