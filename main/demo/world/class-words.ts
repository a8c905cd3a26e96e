/** How one class of dispute sounds, and what an answer to it rests on. Written for the demonstration. */
export interface ClassWords {
  id: string;
  /** The reason a buyer picks in the channel's form. */
  reason: string;
  cores: readonly string[];
  facts: readonly string[];
  steps: readonly string[];
  outcome: string;
}
