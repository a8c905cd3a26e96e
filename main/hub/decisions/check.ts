/** Checks a policy as a whole: every cell, rows that can never be reached, and its own examples. */
import type { PolicyBody } from "../contract/index.ts";
import { cellFault, factNamed, holds, isPlain, probes } from "./cells.ts";
import { type CompiledPolicy, compilePolicy, type PolicyRow } from "./compile.ts";

/** Where a policy is wrong: row id and fact (or example), `null` when it is the policy as a whole. */
export interface PolicyFault {
  row: string | null;
  column: string | null;
  sentence: string;
}
/** How an example of a policy fared. */
export interface ExampleRun {
  name: string;
  passed: boolean;
  got: string;
  row: string | null;
}

/** Faults of a policy (empty = may be published) and how each of its examples fares. Pure but for the engine. */
export async function checkPolicy(body: PolicyBody): Promise<{ faults: PolicyFault[]; examples: ExampleRun[] }> {
  const faults = [...columnFaults(body), ...rowFaults(body)];
  if (faults.length > 0) return { faults, examples: [] };
  const compiled = compilePolicy(body, 0);
  const examples = await Promise.all(body.examples.map((example) => runExample(compiled, example)));
  const unknown = body.examples.flatMap((example) =>
    Object.entries(example.facts).flatMap(([fact, value]): PolicyFault[] => {
      const definition = factNamed(fact);
      if (!definition) return [{ row: example.name, column: fact, sentence: `样例“${example.name}”用了不认识的事实“${fact}”` }];
      return value === null || typeof value === definition.type
        ? []
        : [{ row: example.name, column: fact, sentence: `样例“${example.name}”的“${definition.label}”类型不对` }];
    }),
  );
  const failed = body.examples.flatMap((example, index): PolicyFault[] => {
    const run = examples[index];
    if (!run || run.passed) return [];
    const wanted = `${example.expect.outcome}${example.expect.row ? `（${example.expect.row}）` : ""}`;
    return [{ row: run.row, column: null, sentence: `样例“${example.name}”应为 ${wanted}，得到 ${run.got}（${run.row ?? "没有命中任何一行"}）` }];
  });
  return { faults: [...unreachable(body), ...unknown, ...failed], examples };
}

async function runExample(compiled: CompiledPolicy, example: PolicyBody["examples"][number]): Promise<ExampleRun> {
  const row = await compiled.match(example.facts);
  const got = row?.outcome ?? "agent";
  const passed = got === example.expect.outcome && (example.expect.row === null || example.expect.row === row?.id);
  return { name: example.name, passed, got, row: row?.id ?? null };
}

function columnFaults(body: PolicyBody): PolicyFault[] {
  const seen = new Set<string>();
  return body.inputs.flatMap((input): PolicyFault[] => {
    const twice = seen.has(input.fact);
    seen.add(input.fact);
    if (!factNamed(input.fact)) return [{ row: null, column: input.fact, sentence: `没有“${input.fact}”这个事实` }];
    return twice ? [{ row: null, column: input.fact, sentence: `“${input.fact}”这一列出现了两次` }] : [];
  });
}

function rowFaults(body: PolicyBody): PolicyFault[] {
  const columns = new Set(body.inputs.map((input) => input.fact));
  const seen = new Set<string>();
  return body.rows.flatMap((row): PolicyFault[] => {
    const faults: PolicyFault[] = [];
    if (seen.has(row.id)) faults.push({ row: row.id, column: null, sentence: `行号“${row.id}”重复` });
    seen.add(row.id);
    if (row.reason.trim() === "") faults.push({ row: row.id, column: null, sentence: `第“${row.id}”行没有说给买家的理由` });
    for (const [fact, cell] of Object.entries(row.when)) {
      const definition = factNamed(fact);
      const sentence = !definition
        ? `没有“${fact}”这个事实`
        : !columns.has(fact)
          ? `“${fact}”不在列里`
          : cell.trim() === ""
            ? null
            : cellFault(definition, cell);
      if (sentence) faults.push({ row: row.id, column: fact, sentence });
    }
    return faults;
  });
}

/** Rows that never match: a cell that holds for nothing, or an earlier row that holds whenever this one does. */
function unreachable(body: PolicyBody): PolicyFault[] {
  return body.rows.flatMap((row, place): PolicyFault[] => {
    const never = Object.entries(row.when).find(([fact, cell]) => cell.trim() !== "" && coversNothing(fact, cell));
    if (never) return [{ row: row.id, column: never[0], sentence: `第“${row.id}”行永远不会命中：“${never[1]}”没有值能满足` }];
    const earlier = body.rows.slice(0, place).find((before) => covers(before, row));
    return earlier ? [{ row: row.id, column: null, sentence: `第“${row.id}”行永远轮不到：前面的“${earlier.id}”已包含它` }] : [];
  });
}

function coversNothing(fact: string, cell: string): boolean {
  const definition = factNamed(fact);
  if (!definition || !isPlain(definition, cell)) return false;
  return !probes(definition, [cell]).some((value) => holds(definition, cell, value) === true);
}

function covers(before: PolicyRow, row: PolicyRow): boolean {
  return Object.entries(before.when).every(([fact, cell]) => {
    const mine = row.when[fact] ?? "";
    if (cell.trim() === "" || cell.trim() === mine.trim()) return true;
    const definition = factNamed(fact);
    if (!definition || !isPlain(definition, cell) || !isPlain(definition, mine)) return false;
    return probes(definition, [cell, mine]).every((value) => holds(definition, mine, value) !== true || holds(definition, cell, value) === true);
  });
}
