import type { ImportKind } from "../contract/imports.ts";
import { findHeader, recognise } from "./columns.ts";
import { kinds } from "./kinds/list.ts";
import { sourceOf } from "./read/source.ts";
import { openTable } from "./read/table.ts";
import { openThings } from "./things.ts";

/** Reads a whole file as a kind of table without keeping anything: columns as they are recognised, times Beijing's. @returns how many things could be read. @throws FileProblem */
export async function readOnly(of: { kind: ImportKind; bytes: Uint8Array }): Promise<number> {
  const kind = kinds[of.kind];
  const table = await openTable(sourceOf(of.bytes));
  let grouper: ReturnType<typeof openThings> | null = null;
  let count = 0;
  for await (const rows of table.rows()) {
    if (!grouper) {
      const { to, names } = findHeader(rows, kind);
      const columns = new Map([...recognise(names, kind)].map(([at, field]) => [field, at]));
      grouper = openThings({ kind, columns, headerTo: to, zone: "Asia/Shanghai", now: Number.POSITIVE_INFINITY, words: {} });
    }
    for (const { told } of grouper.take(rows)) if (told !== "skipped" && "payload" in told) count += 1;
  }
  for (const { told } of grouper?.end() ?? []) if (told !== "skipped" && "payload" in told) count += 1;
  table.close();
  return count;
}
