/** A solved case as it is searched: a copy of the row that the store owns. */
export interface KnowledgeExample {
  id: string;
  /** The buyer's words. */
  question: string;
  /** What solved it. */
  reply: string;
  /** Dispute class. */
  label: string;
  /** Channel it came from; `null` when it fits every channel. */
  channel: string | null;
  /** How the case ended; `null` when nobody wrote it down. */
  outcome: string | null;
  /** `accepted`, `draft`, `retired` … as the trainer left it. */
  state: string;
  /** When it was written or last looked over, ms; `null` when nobody knows. */
  updatedAt: number | null;
}

/** Narrows a search. Fields left out do not narrow; a channel also admits examples that fit every channel. */
export interface KnowledgeFilter {
  channel?: string;
  label?: string;
  outcome?: string;
  state?: string;
}

/** What to look for. */
export interface KnowledgeQuery {
  text: string;
  /** Most hits wanted (default 5, at most 50). */
  limit?: number;
  filter?: KnowledgeFilter;
  excludeIds?: readonly string[];
  /** The nearest by score, for who looks for the same words once more; without, what helps most (see `ranking.ts`). */
  nearest?: boolean;
}

/** One similar example, with the parts of its score so that a screen can say why it was found. */
export interface KnowledgeHit {
  exampleId: string;
  /** Weighted sum of `lexical` and `semantic`, a little less for what is old, 0–1. Hits are not in its order: see `ranking.ts`. */
  score: number;
  /** Cosine of the wording, 0–1. */
  lexical: number;
  /** Cosine of the embedding, −1 to 1. */
  semantic: number;
  /** Sum of the squared scores of close candidates with the same label: the first hit is the one that its neighbours confirm best. */
  support: number;
  example: KnowledgeExample;
}
