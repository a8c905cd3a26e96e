/** What a reply to each kind of question must do, may not do, and whether there is anything to say. */
import { ok, type Result, refuse } from "../../../main/hub/kernel/result.ts";
import { readTsv } from "../../cli/tsv.ts";

type Scope = "answer" | "ask" | "person" | "out";

export interface Expected {
  scope: Scope;
  expected: string[];
  never: string[];
}

const listed = (text: string): string[] => (text === "-" || text === "" ? [] : text.split(","));
const scopes: ReadonlySet<string> = new Set(["answer", "ask", "person", "out"]);

/** Reads `label, scope, expected, never`, with or without a head line. */
export async function readActs(path: string): Promise<Result<Map<string, Expected>>> {
  const rows = await readTsv(path);
  if (!rows.ok) return rows;
  const acts = new Map<string, Expected>();
  for (const [label = "", scope = "", expected = "", never = ""] of rows.value) {
    if (scopes.has(scope)) acts.set(label, { scope: scope as Scope, expected: listed(expected), never: listed(never) });
  }
  return acts.size > 0 ? ok(acts) : refuse("FILE", `The file ${path} names no label with its scope (answer, ask, person or out)`);
}
