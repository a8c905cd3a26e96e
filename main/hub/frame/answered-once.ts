/** The same call under the same `Idempotency-Key` is made once and answered alike. */
import type { Principal } from "../access/index.ts";
import { givenAnswer, keepAnswer } from "../ingest/index.ts";
import { sha256 } from "../kernel/ids.ts";
import type { Json } from "../kernel/json.ts";
import type { Store } from "../store/index.ts";
import { refusalError } from "./carrier.ts";

interface Asked {
  principal: Principal;
  /** `null`: the caller gave none. */
  key: string | null;
  /** Everything that was asked, as text. */
  content: string;
}
/** Runs what is asked, or gives the answer of the time before. @throws KEY_REUSED when the key stands for something else. */
export type AnsweredOnce = (asked: Asked, run: () => Promise<Json>) => Promise<{ answer: Json; replayed: boolean }>;

/** Opens the memory; keep one a hub, for of calls under way only it knows. */
export function answeredOnce(store: Store): AnsweredOnce {
  const underWay = new Map<string, { hash: string; answer: Promise<Json> }>();
  return async ({ principal, key, content }, run) => {
    if (key === null || principal.kind !== "key") return { answer: await run(), replayed: false };
    const of = { shopId: principal.shopId, key };
    const place = `${of.shopId}\n${key}`;
    const hash = sha256(content);
    const other = underWay.get(place);
    if (other) return { answer: await same(hash, other.hash, () => other.answer), replayed: true };
    const answer = before(hash, { store, of, run });
    const told = answer.then((given) => given.answer);
    // Whoever waits for it is told why it failed; that nobody waits is no fault.
    told.catch(() => undefined);
    underWay.set(place, { hash, answer: told });
    try {
      return await answer;
    } finally {
      underWay.delete(place);
    }
  };
}

async function before(hash: string, { store, of, run }: { store: Store; of: { shopId: string; key: string }; run: () => Promise<Json> }) {
  const given = await givenAnswer(store, of);
  if (given) return { answer: await same(hash, given.asked, async () => given.answer), replayed: true };
  const answer = await run();
  await keepAnswer(store, of, { asked: hash, answer });
  return { answer, replayed: false };
}

function same(hash: string, kept: string, answer: () => Promise<Json>): Promise<Json> {
  if (hash !== kept) throw refusalError("KEY_REUSED");
  return answer();
}
