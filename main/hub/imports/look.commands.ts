/** The head of a file: how it is written, where its header stands, what its columns mean. */
import { actorName } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import { PART_BYTES } from "../contract/limits.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import { commit } from "../store/index.ts";
import { dropChunks } from "./chunk.store.ts";
import { findHeader, meantBefore, namesOf, plainName } from "./columns.ts";
import { fileOf, type ImportDeps } from "./deps.ts";
import { importLifecycle } from "./import.lifecycle.ts";
import { changeImport, importById, lockImport, meaningOf, partsThere } from "./import.store.ts";
import type { ColumnRecord, ImportRecord } from "./import.ts";
import type { KindTold } from "./kinds/kind.ts";
import { kinds } from "./kinds/list.ts";
import { FileProblem } from "./read/problem.ts";
import { openTable, type Wanted } from "./read/table.ts";
import { gone, type Person } from "./send.commands.ts";
import { bare } from "./values.ts";

export interface Looking extends Wanted {
  importId: string;
  headerFrom?: number | undefined;
  headerTo?: number | undefined;
}

/** Rows read for the head, and cells shown of each column. */
const HEAD_ROWS = 400;
const SAMPLES = 4;
const SAMPLE_LETTERS = 60;

/** Reads the head of a file whose parts are all there. What was planned of it before is forgotten: it is read anew. */
export async function lookAtFile(deps: ImportDeps, of: Looking, by: Person): Promise<Result<null, RefusalCode>> {
  const { store, vault } = deps;
  const held = await importById(store, of.importId);
  if (!held) return gone;
  if (!importLifecycle.allows(held.state, "looked"))
    return refuse("STATE_NOT_ALLOWED", "这次导入已经开始或结束，不能再改读法。", {
      en: "This import has begun or is over: how it is read cannot change any more.",
    });
  if ((await partsThere(store, held.id)).length < Math.ceil(held.bytes / PART_BYTES))
    return refuse("BAD_INPUT", "文件还没有传完，请继续上传。", { en: "The file is not whole yet: go on sending." });
  const kind = kinds[held.kind];
  const seen = await headOf(deps, { ...of, ...held }, kind);
  return commit(store, actorName(by), async (tx) => {
    const now = await lockImport(tx, held.id);
    if (!now || !importLifecycle.allows(now.state, "looked")) return gone;
    dropChunks(tx, held.id);
    const reset = { counts: {}, share: 0, chunks: 0, chunksDone: 0 };
    if ("problem" in seen) changeImport(tx, held.id, { ...reset, state: "failed", problem: seen.problem, warnings: [] });
    else {
      const kept = await meaningOf(tx, held);
      const { columns: meant, isKnown } = meantBefore(seen.names, kept?.meaning ?? {}, kind);
      const columns = seen.names.map((name, at): ColumnRecord => ({ name, field: meant.get(at) ?? null, twice: isTwice(seen.names, at) }));
      changeImport(tx, held.id, {
        ...reset,
        state: "looked",
        problem: null,
        form: seen.form,
        columns,
        samples: Buffer.from(vault.seal(JSON.stringify(seen.samples))),
        warnings: warningsOf(columns, seen.samples),
        remembered: isKnown,
        ...(kept ? { zone: kept.zone } : {}),
      });
    }
    return ok(null);
  });
}

const isTwice = (names: readonly string[], at: number): boolean => {
  const plain = plainName(names[at] ?? "");
  return plain !== "" && names.findIndex((name) => plainName(name) === plain) < at;
};

type Head = { form: NonNullable<ImportRecord["form"]>; names: string[]; samples: string[][] } | { problem: Said };

async function headOf(deps: ImportDeps, of: Looking & ImportRecord, kind: KindTold): Promise<Head> {
  try {
    const table = await openTable(fileOf(deps, of), of);
    try {
      const rows: string[][] = [];
      for await (const some of table.rows()) {
        rows.push(...some.slice(0, HEAD_ROWS - rows.length));
        if (rows.length >= HEAD_ROWS) break;
      }
      if (rows.every((row) => row.every((cell) => cell.trim() === ""))) return { problem: EMPTY };
      const header = of.headerFrom === undefined ? findHeader(rows, kind) : headerAt(rows, of.headerFrom, of.headerTo ?? of.headerFrom);
      const below = rows.slice(header.to).filter((row) => row.length * 2 >= header.names.length);
      if (below.length === 0) return { problem: NO_ROWS };
      const samples = header.names.map((_, at) =>
        below
          .map((row) => (row[at] ?? "").trim())
          .filter((cell) => cell !== "")
          .slice(0, SAMPLES)
          .map((cell) => cell.slice(0, SAMPLE_LETTERS)),
      );
      return { form: { ...table.form, headerFrom: header.from, headerTo: header.to }, names: header.names, samples };
    } finally {
      table.close();
    }
  } catch (fault) {
    if (fault instanceof FileProblem) return { problem: fault.said };
    throw fault;
  }
}

const EMPTY: Said = { zh: "文件是空的，没有一行内容。", en: "The file is empty." };
const NO_ROWS: Said = { zh: "表头下面没有数据行。", en: "There are no rows below the header." };

function headerAt(rows: readonly string[][], from: number, to: number): { from: number; to: number; names: string[] } {
  const last = Math.min(Math.max(from, to), from + 1);
  return { from, to: last, names: namesOf(rows.slice(from - 1, last)) };
}

/** What whoever looks should know: names that stand twice, ids that a program of tables has rounded. */
function warningsOf(columns: readonly ColumnRecord[], samples: readonly string[][]): Said[] {
  const twice = columns.filter((column) => column.twice).map(({ name }) => name);
  const rounded = columns.filter(({ field }, at) => field !== null && /id$/i.test(field) && isRounded(samples[at] ?? []));
  return [
    ...(twice.length > 0
      ? [
          {
            zh: `表头里“${twice.join("”“")}”出现了两次，只用第一列；要用另一列请改选。`,
            en: `“${twice.join("”, “")}” stands in the header twice: the first counts unless you choose the other.`,
          },
        ]
      : []),
    ...rounded.map(({ name }) => ({
      zh: `“${name}”里的编号末几位全是 0，多半被表格软件改过。请核对后再导入。`,
      en: `The numbers in “${name}” all end in zeros: a program of tables has most likely rounded them. Check before you take them in.`,
    })),
  ];
}

/** A program of tables keeps fifteen digits and fills up with zeros. */
function isRounded(cells: readonly string[]): boolean {
  const long = cells.map(bare).filter((cell) => /^\d{17,}$/.test(cell));
  return long.length >= 3 && long.every((cell) => /^\d{15}0+$/.test(cell));
}
