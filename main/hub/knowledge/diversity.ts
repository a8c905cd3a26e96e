import type { KnowledgeHit } from "./example.ts";

/** What is left of a class's need after one of its examples is shown. */
const STILL_WANTED = 0.5;
/** What is left of a hit whose answer is shown already: a second time it teaches nothing. */
const SAME_ANSWER = 0.25;

/**
 * The first hit, then one after the other what helps most if those before it do not: a hit is worth its score times how likely its class is the
 * question's, by the support of its neighbours, and how much that class is still wanted (the greedy choice of Agrawal et al., WSDM 2009).
 * Where one class has nearly all the support, its examples go on coming first.
 */
export function diversified(first: KnowledgeHit, close: readonly KnowledgeHit[], limit: number): KnowledgeHit[] {
  const wanted = new Map(close.map((hit) => [hit.example.label, hit.support]));
  const answers = new Set<string>();
  const left = new Set(close);
  const chosen: KnowledgeHit[] = [];
  const take = (hit: KnowledgeHit): void => {
    chosen.push(hit);
    left.delete(hit);
    wanted.set(hit.example.label, (wanted.get(hit.example.label) ?? 0) * STILL_WANTED);
    if (hit.example.reply !== "") answers.add(hit.example.reply);
  };
  take(first);
  while (chosen.length < limit && left.size > 0) {
    let best: KnowledgeHit | null = null;
    let most = Number.NEGATIVE_INFINITY;
    for (const hit of left) {
      const worth = (wanted.get(hit.example.label) ?? 0) * hit.score * (answers.has(hit.example.reply) ? SAME_ANSWER : 1);
      if (worth > most) [best, most] = [hit, worth];
    }
    if (best === null) break;
    take(best);
  }
  return chosen;
}
