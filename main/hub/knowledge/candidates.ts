import { foldText } from "../kernel/text.ts";
import type { TfIdf } from "../kernel/tfidf.ts";
import type { Candidate } from "./ranking.ts";
import type { CandidateQuery, ExampleTable } from "./table.ts";

/** How many rows either search hands to the exact comparison. */
const POOL = 60;
/** Rows kept ready for comparison; about 1 kB each. */
const KEPT = 10_000;
/** Questions whose rows are remembered: buyers ask in the same words, and a case is asked about again when it moves on. */
const ASKED = 2_000;

/** A question as both searches need it. */
export interface CandidateQuestion {
  text: string;
  vector: Float32Array;
  where: string | null;
}

/** Finds rows worth comparing exactly, by text and by vector, and keeps the ones it met. */
export class CandidatePool {
  readonly #table: ExampleTable;
  readonly #lexical: TfIdf;
  readonly #kept = new Map<string, Candidate>();
  readonly #asked = new Map<string, readonly string[]>();
  #writes = 0;

  constructor(table: ExampleTable, lexical: TfIdf) {
    this.#table = table;
    this.#lexical = lexical;
  }

  async find(question: CandidateQuestion): Promise<Candidate[]> {
    const ids = await this.#ids(question);
    const missing = ids.filter((id) => !this.#kept.has(id));
    for (const row of await this.#table.byIds(missing)) this.#keep({ row, lexical: this.#lexical.openVector(row.question), semantic: row.vector });
    return ids.flatMap((id) => this.#kept.get(id) ?? []);
  }

  /** Forgets rows that were written or removed, and which rows questions had: others may be nearer now. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.#kept.delete(id);
    this.#asked.clear();
    this.#writes += 1;
  }

  async #ids({ text, vector, where }: CandidateQuestion): Promise<readonly string[]> {
    const key = `${where ?? ""}\n${text}`;
    const known = this.#asked.get(key);
    if (known) return known;
    const writes = this.#writes;
    const query: CandidateQuery = { limit: POOL, where };
    const folded = foldText(text);
    const [near, matching] = await Promise.all([
      vector.some((value) => value !== 0) ? this.#table.nearest(vector, query) : [],
      folded.length >= 2 ? this.#table.matching(folded, query) : [],
    ]);
    const ids = [...new Set([...near, ...matching])];
    if (this.#asked.size >= ASKED) this.#asked.clear();
    // Found before a write that went on meanwhile: good for this once.
    if (writes === this.#writes) this.#asked.set(key, ids);
    return ids;
  }

  #keep(candidate: Candidate): void {
    if (this.#kept.size >= KEPT) this.#kept.clear();
    this.#kept.set(candidate.row.id, candidate);
  }
}
