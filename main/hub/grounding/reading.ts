/** What a clause is read with. */
import type { Act } from "./acts-before.ts";
import type { Known } from "./known.ts";
import type { Token } from "./lexicon.ts";
import type { TermSaid } from "./seller-terms.ts";
import type { Clause } from "./sentences.ts";
import type { Claim } from "./verdict.ts";

/** What a mark in a clause stands for: a text of the record that was found in it. */
export interface Mark {
  kind: Known["spans"][number]["kind"];
  text: string;
  name: string;
  /** As the record writes it. */
  shown: string;
}

/** The sentence around a clause. */
export interface Around {
  known: Known;
  marks: ReadonlyMap<string, Mark>;
  /** The whole sentence, plain. */
  sentence: string;
  /** The clause before asked or requested, so that a bare list of things belongs to it. */
  continues: boolean;
  /** The sentence speaks of what the buyer sends back. */
  back: boolean;
  /** The clause before, or nothing. */
  before: string;
  /** The clause behind, or nothing. */
  after: string;
}

/** A clause with all that judging needs. */
export interface Here {
  clause: Clause;
  around: Around;
  tokens: readonly Token[];
  acts: readonly Act[];
  times: readonly string[];
  figures: readonly number[];
  /** The channel's promised time to ship, where the clause says it as such ("11月23日前发货"). */
  promised: string | null;
  /** What the clause says of the seller's terms, where it agrees with them. */
  term: TermSaid | null;
}

/** What reading a clause gives. */
export interface Reading {
  claims: Claim[];
  /** Reasons in Chinese that no single claim tells. */
  faults: string[];
  /** Asks, requests or tells what the buyer said: a list of things may follow. */
  opens: boolean;
}
