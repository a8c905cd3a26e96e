/** A list that leaves this machine as a file: made as it is read, written down before it begins and when it has ended. */
import { Buffer } from "node:buffer";
import type { ExportFormat, ExportPart } from "../contract/exports.ts";
import { newId } from "../kernel/ids.ts";
import { type Cell, type CellKind, csvOf, MOST_ROWS, xlsxOf } from "../kernel/sheet.ts";
import { commit, type Store } from "../store/index.ts";
import { actorName, may, type Principal } from "./principal.ts";

/** A column: what it is called in the file, and what a row has in it. What is `personal` is left out for who may not see receivers in plain. */
export interface ListColumn<Row> {
  name: string;
  kind: CellKind;
  personal?: boolean;
  of(row: Row): Cell;
}

/** A column as a list writes it once for both languages. */
export type ToldColumn<Row> = Omit<ListColumn<Row>, "name" | "of"> & { name: Record<"zh" | "en", string>; of(row: Row, language: "zh" | "en"): Cell };

/** Columns in the language of whoever reads the file. */
export function columnsIn<Row>(language: "zh" | "en", columns: readonly ToldColumn<Row>[]): ListColumn<Row>[] {
  return columns.map(({ name, of, ...rest }) => ({ ...rest, name: name[language], of: (row) => of(row, language) }));
}

interface ListExport<Row> {
  /** Which list, as the journal and the page of what left name it. */
  list: string;
  format: ExportFormat;
  columns: readonly ListColumn<Row>[];
  /** Rows as they are read, some together. */
  batches: AsyncIterable<readonly Row[]>;
  /** The sheet's name. */
  title: string;
}

/** A piece travels when it has so many bytes. */
const PIECE = 48 * 1024;

/**
 * The file in pieces. Nothing of it is kept: whoever stops reading stops the making. The journal says who took which list, and how many rows
 * were given, also of one that was broken off.
 */
export async function* exportList<Row>(store: Store, principal: Principal, of: ListExport<Row>): AsyncGenerator<ExportPart> {
  const { list, format, title } = of;
  const [actor, id] = [actorName(principal), newId(store.clock.now())];
  const columns = of.columns.filter(({ personal }) => !personal || may(principal, "receiver.reveal"));
  const told = { list, format, columns: columns.map(({ name }) => name), personal: columns.some(({ personal }) => personal === true) };
  const journal = (verb: string, data: Record<string, string | number | boolean | string[]>): Promise<void> =>
    commit(store, actor, async (tx) => tx.journal({ verb, subject: "export", subjectId: id, data }));
  await journal("list.exported", told);
  const progress = { rows: 0, cut: false };
  let isWhole = false;
  try {
    const cells = cellsOf(of.batches, columns, progress);
    let held: Uint8Array[] = [];
    let size = 0;
    const piece = (): ExportPart => {
      const bytes = Buffer.concat(held).toString("base64");
      held = [];
      size = 0;
      return { bytes, ...progress };
    };
    for await (const bytes of format === "csv" ? csvOf(columns, cells) : xlsxOf(columns, cells, title)) {
      held.push(bytes);
      size += bytes.length;
      if (size >= PIECE) yield piece();
    }
    isWhole = true;
    yield piece();
  } finally {
    await journal("list.export_ended", { rows: progress.rows, whole: isWhole && !progress.cut });
  }
}

async function* cellsOf<Row>(batches: AsyncIterable<readonly Row[]>, columns: readonly ListColumn<Row>[], progress: { rows: number; cut: boolean }) {
  for await (const rows of batches) {
    const room = MOST_ROWS - progress.rows;
    progress.cut = rows.length > room;
    const taken = progress.cut ? rows.slice(0, room) : rows;
    progress.rows += taken.length;
    yield taken.map((row) => columns.map((column) => column.of(row)));
    if (progress.cut) return;
  }
}
