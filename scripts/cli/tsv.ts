import { readFile } from "node:fs/promises";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";

/** Rows of a tab-separated file; columns are counted from 1, as people do. */
export async function readTsv(path: string): Promise<Result<string[][], "FILE">> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return refuse("FILE", missing ? `There is no file ${path}` : `The file ${path} cannot be read`);
  }
  const rows = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("\t"));
  return rows.length === 0 ? refuse("FILE", `The file ${path} is empty`) : ok(rows);
}

/** One column of the rows; a row without it is refused with its number. */
export function column(rows: readonly string[][], number: number): Result<string[], "COLUMN"> {
  if (!Number.isInteger(number) || number < 1) return refuse("COLUMN", `Columns are numbered from 1: ${number} is none`);
  const short = rows.findIndex((row) => row.length < number);
  if (short >= 0)
    return refuse("COLUMN", `There is no column ${number} in row ${short + 1}: it has ${rows[short]?.length ?? 0}`, { row: short + 1, column: number });
  return ok(rows.map((row) => row[number - 1] ?? ""));
}
