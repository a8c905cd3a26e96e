import type { Said } from "../../kernel/said.ts";

/** A file that cannot be read, and why, in a sentence for a person. Thrown while rows stream, caught where an import is looked at or planned. */
export class FileProblem extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said.en);
    this.said = said;
  }
}

/** Ends reading with a sentence. @throws FileProblem always */
export function unreadable(zh: string, en: string): never {
  throw new FileProblem({ zh, en });
}
