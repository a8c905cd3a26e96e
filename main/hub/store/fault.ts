/** The store cannot work, and a person can do something about it: the sentence says what. Ends the program with exit code 1. */
export class StoreFault extends Error {
  readonly chinese: string;
  readonly english: string;
  constructor(chinese: string, english: string) {
    super(`${chinese} ${english}`);
    this.name = "StoreFault";
    this.chinese = chinese;
    this.english = english;
  }
}
