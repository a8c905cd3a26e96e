/** Batches of the public interface: each entry is checked and answered by itself. */
import type { z } from "zod";
import type { ToldItem } from "../connectors/port.ts";
import { batchEntries, type RestOutcome } from "../contract/rest/index.ts";
import { type FieldProblem, fieldProblems } from "../contract/rest/problems.ts";
import { ok, type Result } from "../kernel/result.ts";

type Entries = typeof batchEntries;
interface Batch<Name extends keyof Entries> {
  given: readonly unknown[];
  item(entry: z.output<Entries[Name]>): ToldItem;
  /** What no schema knows of the entries that fit one, asked once for all of them. */
  problems?(entries: readonly z.output<Entries[Name]>[]): Promise<(entry: z.output<Entries[Name]>) => FieldProblem | null>;
  keep(items: readonly ToldItem[]): Promise<Result<RestOutcome[], "NOT_ALLOWED">>;
}
interface Answer {
  index: number;
  id: string | null;
  result: RestOutcome;
  errors?: FieldProblem[];
}

/** Takes what fits and says of the rest what does not; the answer is in the order of the entries. */
export async function takeEach<Name extends keyof Entries>(
  name: Name,
  { given, item, problems, keep }: Batch<Name>,
): Promise<Result<{ taken: number; repeated: number; differs: number; refused: number; results: Answer[] }, "NOT_ALLOWED">> {
  const schema: z.ZodType<z.output<Entries[Name]>> = batchEntries[name] as never;
  const items: ToldItem[] = [];
  const read = given.map((entry) => schema.safeParse(entry));
  const problemOf = await problems?.(read.flatMap((one) => (one.success ? [one.data] : [])));
  const results = read.map((one, index): Answer => {
    const told = { index, id: idOf(given[index]) };
    if (!one.success) return { ...told, result: "refused", errors: fieldProblems(one.error.issues, given[index]) };
    const wrong = problemOf?.(one.data);
    if (wrong) return { ...told, result: "refused", errors: [wrong] };
    items.push(item(one.data));
    return { ...told, result: "taken" };
  });
  const kept = await keep(items);
  if (!kept.ok) return kept;
  const told = kept.value.values();
  for (const result of results) if (result.result === "taken") result.result = told.next().value ?? "taken";
  const outcomes = results.map(({ result }) => result);
  return ok({ ...countsOf(outcomes), refused: outcomes.filter((outcome) => outcome === "refused").length, results });
}

/** How many of each. */
export function countsOf(told: readonly RestOutcome[]): { taken: number; repeated: number; differs: number } {
  const count = (outcome: RestOutcome): number => told.filter((one) => one === outcome).length;
  return { taken: count("taken"), repeated: count("repeated"), differs: count("differs") };
}

/** What the sender calls an entry, where it says so; traces are called by their waybill. */
function idOf(entry: unknown): string | null {
  const named = entry as { id?: unknown; waybill?: unknown } | null;
  const id = typeof entry === "object" ? (named?.id ?? named?.waybill) : null;
  return typeof id === "string" ? id.slice(0, 100) : null;
}
