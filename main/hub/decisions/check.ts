/** Checks a policy as a whole: every cell, rows that can never be reached, and its own examples. */
import type { PolicyBody } from "../contract/policies.ts";
import type { PolicyOutcome } from "../contract/words.ts";
import type { Said } from "../kernel/said.ts";
import { cellFault, factNamed, holds, isPlain, probes } from "./cells.ts";
import { type CompiledPolicy, compilePolicy } from "./compile.ts";
import { coverage, type HiddenRow, type Overlap } from "./coverage.ts";

/** What a row comes to, in words. */
const outcomeWords: Readonly<Record<PolicyOutcome, Said>> = {
  grant: { zh: "自动同意", en: "granted at once" },
  agent: { zh: "转客服", en: "an agent" },
  supervisor: { zh: "转主管", en: "a supervisor" },
  risk: { zh: "转风控", en: "the risk desk" },
};

/** Where a policy is wrong: row id and fact (or example), `null` when it is the policy as a whole. */
export interface PolicyFault {
  row: string | null;
  column: string | null;
  sentence: string;
  /** The same in English. */
  en: string;
}
/** How an example of a policy fared. */
export interface ExampleRun {
  name: string;
  passed: boolean;
  got: PolicyOutcome;
  row: string | null;
}

/** Faults of a policy (empty = may be published), rows of which order alone decides, and how each of its examples fares. Pure but for the engine. */
export async function checkPolicy(body: PolicyBody): Promise<{ faults: PolicyFault[]; overlaps: Overlap[]; examples: ExampleRun[] }> {
  const faults = [...columnFaults(body), ...rowFaults(body)];
  if (faults.length > 0) return { faults, overlaps: [], examples: [] };
  const compiled = compilePolicy(body, 0);
  const examples = await Promise.all(body.examples.map((example) => runExample(compiled, example)));
  const { hidden, overlaps } = coverage(body);
  const failed = body.examples.flatMap((example, at) => failureOf(body, example, examples[at]));
  return { faults: [...unreachable(body, hidden), ...body.examples.flatMap(strangeFacts), ...failed], overlaps, examples };
}

type Example = PolicyBody["examples"][number];

function strangeFacts(example: Example): PolicyFault[] {
  return Object.entries(example.facts).flatMap(([fact, value]): PolicyFault[] => {
    const definition = factNamed(fact);
    if (!definition)
      return [
        fault(
          { row: example.name, column: fact },
          { zh: `样例“${example.name}”用了不认识的事实“${fact}”`, en: `example “${example.name}” names no known fact by “${fact}”` },
        ),
      ];
    if (value === null || typeof value === definition.type) return [];
    return [
      fault(
        { row: example.name, column: fact },
        { zh: `样例“${example.name}”的“${definition.label}”类型不对`, en: `“${fact}” of example “${example.name}” is of another type` },
      ),
    ];
  });
}

function failureOf(body: PolicyBody, example: Example, run: ExampleRun | undefined): PolicyFault[] {
  if (!run || run.passed) return [];
  const { outcome, row } = example.expect;
  const [wanted, got] = [outcomeWords[outcome], outcomeWords[run.got]];
  const at = (id: string | null): { zh: string; en: string } =>
    id === null ? { zh: "", en: "" } : { zh: `（第 ${placeOf(body, id)} 行）`, en: ` (row ${placeOf(body, id)})` };
  const [wantedAt, gotAt] = [at(row), at(run.row)];
  return [
    fault(
      { row: run.row, column: null },
      {
        zh: `样例“${example.name}”应为${wanted.zh}${wantedAt.zh}，得到${got.zh}${gotAt.zh}`,
        en: `example “${example.name}” should come to ${wanted.en}${wantedAt.en} and came to ${got.en}${gotAt.en}`,
      },
    ),
  ];
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
    const isTwice = seen.has(input.fact);
    seen.add(input.fact);
    if (!factNamed(input.fact))
      return [fault({ row: null, column: input.fact }, { zh: `没有“${input.fact}”这个事实`, en: `there is no fact “${input.fact}”` })];
    return isTwice ? [fault({ row: null, column: input.fact }, { zh: `“${input.fact}”这一列出现了两次`, en: `the column “${input.fact}” stands twice` })] : [];
  });
}

function rowFaults(body: PolicyBody): PolicyFault[] {
  const columns = new Set(body.inputs.map((input) => input.fact));
  const seen = new Set<string>();
  return body.rows.flatMap((row): PolicyFault[] => {
    const faults: PolicyFault[] = [];
    if (seen.has(row.id)) faults.push(fault({ row: row.id, column: null }, { zh: `行号“${row.id}”重复`, en: `the id “${row.id}” stands twice` }));
    seen.add(row.id);
    if (row.reason.trim() === "") faults.push(fault({ row: row.id, column: null }, { zh: "没有说给买家的理由", en: "tells the buyer no reason" }));
    const cells = Object.entries(row.when).flatMap(([fact, cell]) => {
      const said = saidOfCell(fact, cell, columns);
      return said ? [fault({ row: row.id, column: fact }, said)] : [];
    });
    return [...faults, ...cells];
  });
}

function saidOfCell(fact: string, cell: string, columns: ReadonlySet<string>): Said | null {
  const definition = factNamed(fact);
  if (!definition) return { zh: `没有“${fact}”这个事实`, en: `there is no fact “${fact}”` };
  if (!columns.has(fact)) return { zh: `“${fact}”不在列里`, en: `“${fact}” is no column` };
  return cell.trim() === "" ? null : cellFault(definition, cell);
}

/** Rows that never match: a cell that holds for nothing, or earlier rows that hold, together, whenever this one does. */
function unreachable(body: PolicyBody, hidden: readonly HiddenRow[]): PolicyFault[] {
  return body.rows.flatMap((row): PolicyFault[] => {
    const never = Object.entries(row.when).find(([fact, cell]) => cell.trim() !== "" && coversNothing(fact, cell));
    if (never)
      return [
        fault({ row: row.id, column: never[0] }, { zh: `永远不会命中：“${never[1]}”没有值能满足`, en: `never matches: nothing satisfies “${never[1]}”` }),
      ];
    const mine = hidden.find((each) => each.row === row.id);
    if (!mine) return [];
    const by = mine.by.map((id) => placeOf(body, id));
    const together = by.length === 1 ? ["已包含它", "holds whenever it does"] : ["合起来已包含它", "together hold whenever it does"];
    return [
      fault(
        { row: row.id, column: null },
        { zh: `永远轮不到：前面的第 ${by.join("、")} 行${together[0]}`, en: `is never reached: row ${by.join(", ")} before it ${together[1]}` },
      ),
    ];
  });
}

/** A row as people count it. */
function placeOf(body: PolicyBody, id: string): number {
  return body.rows.findIndex((row) => row.id === id) + 1;
}

function coversNothing(fact: string, cell: string): boolean {
  const definition = factNamed(fact);
  if (!definition || !isPlain(definition, cell)) return false;
  return !probes(definition, [cell]).some((value) => holds(definition, cell, value) === true);
}

function fault(at: Pick<PolicyFault, "row" | "column">, { zh, en }: Said): PolicyFault {
  return { ...at, sentence: zh, en };
}
