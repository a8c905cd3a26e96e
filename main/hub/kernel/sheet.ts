/**
 * Lists as files that other programs open: CSV and XLSX, written as the rows come. What somebody else wrote stays text: a cell that begins like a
 * formula is never one.
 */
import { toBeijing } from "./time.ts";
import { zipped } from "./zip.ts";

/** Text, a sum in fen (shown in yuan), a number, a time (shown in Beijing's). */
export type CellKind = "text" | "money" | "number" | "time";
export interface Column {
  name: string;
  kind: CellKind;
}
export type Cell = string | number | Date | null;
/** Rows as they come, some together; a cell fits the kind of its column. */
export type Batches = AsyncIterable<readonly (readonly Cell[])[]>;

/** More rows no program of tables opens. */
export const MOST_ROWS = 1_000_000;

/** A program of tables takes what begins so for something to compute. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const isFormula = (text: string): boolean => FORMULA.test(text);

/** CSV as programs of tables read it: UTF-8 with its mark, commas, CRLF. */
export async function* csvOf(columns: readonly Column[], batches: Batches): AsyncGenerator<Uint8Array> {
  const line = (cells: readonly string[]): string => `${cells.join(",")}\r\n`;
  yield Buffer.from(`\ufeff${line(columns.map(({ name }) => quoted(name)))}`);
  for await (const rows of batches) {
    yield Buffer.from(rows.map((row) => line(columns.map(({ kind }, at) => csvCell(kind, row[at] ?? null)))).join(""));
  }
}

function csvCell(kind: CellKind, cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return toBeijing(cell);
  if (typeof cell === "number") return kind === "money" ? (cell / 100).toFixed(2) : String(cell);
  return quoted(isFormula(cell) ? `'${cell}` : cell);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** Styles by their place in {@link STYLES}; the fifth shows text that begins like a formula as what it is. */
const style = { text: 1, money: 2, number: 3, time: 4, quoted: 5, head: 6 } as const;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="1" applyNumberFormat="1"/>
<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

/** XLSX with one sheet: sums and times are numbers, everything else is text. */
export function xlsxOf(columns: readonly Column[], batches: Batches, title: string): AsyncGenerator<Uint8Array> {
  const fixed = (name: string, text: string) => ({ name, text: [text] });
  return zipped([
    fixed(
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
        ["workbook:sheet.main", "worksheets/sheet1:worksheet", "styles:styles"]
          .map((one) => one.split(":"))
          .map(([part, kind]) => `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`)
          .join("") +
        "</Types>",
    ),
    fixed(
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    fixed(
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xml(title.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    fixed(
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    fixed("xl/styles.xml", STYLES),
    { name: "xl/worksheets/sheet1.xml", text: sheetText(columns, batches) },
  ]);
}

async function* sheetText(columns: readonly Column[], batches: Batches): AsyncGenerator<string> {
  const widths = columns.map(
    ({ kind, name }, at) => `<col min="${at + 1}" max="${at + 1}" width="${kind === "time" ? 20 : Math.max(12, name.length * 2 + 4)}" customWidth="1"/>`,
  );
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;
  yield `<row>${columns.map(({ name }) => textCell(name, style.head)).join("")}</row>`;
  for await (const rows of batches) yield rows.map((row) => `<row>${columns.map(({ kind }, at) => xlsxCell(kind, row[at] ?? null)).join("")}</row>`).join("");
  yield "</sheetData></worksheet>";
}

const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;
/** 1 January 1970 as tables count days. */
const EPOCH = 25_569;

function xlsxCell(kind: CellKind, cell: Cell): string {
  if (cell === null || cell === "") return "<c/>";
  if (cell instanceof Date) return `<c s="${style.time}"><v>${(cell.getTime() + BEIJING_MS) / DAY_MS + EPOCH}</v></c>`;
  if (typeof cell === "number") return `<c s="${kind === "money" ? style.money : style.number}"><v>${kind === "money" ? cell / 100 : cell}</v></c>`;
  return textCell(cell, isFormula(cell) ? style.quoted : style.text);
}

/** A cell holds so many signs. */
const LONGEST = 32_000;

function textCell(text: string, shown: number): string {
  return `<c t="inlineStr" s="${shown}"><is><t xml:space="preserve">${xml(text.slice(0, LONGEST))}</t></is></c>`;
}

function xml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}
