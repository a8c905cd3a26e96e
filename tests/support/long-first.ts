import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, longest first: begun last, each would be waited for by an idle worker. */
const long = ["e2e/console", "chaos/workers", "evals/eval-command", "chaos/payloads", "bench/bench", "e2e/people"];

/** Files in the order in which two workers end soonest. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return at === -1 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((left, right) => place(left) - place(right));
  }
}
