/** How one class of dispute sounds, and what an answer to it rests on. Written for the demonstration. */
export interface ClassWords {
  id: string;
  /** The reason a buyer picks in the channel's form. */
  reason: string;
  /** Sentences; one that begins with `cloth:`, `hard:` or `power:` fits only such goods. */
  cores: readonly string[];
  /** One answer for each core where a general one would miss the point. */
  answers?: readonly string[];
  facts: readonly string[];
  steps: readonly string[];
  outcome: string;
}
