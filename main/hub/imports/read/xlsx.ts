/** XLSX: a sheet's rows as they stream out of the archive. Values are read as a program of tables shows them; formulas are never run, their last value counts. */
import { SaxesParser } from "saxes";
import type { Archive, Member } from "./archive.ts";
import { MOST_COLUMNS, MOST_ROW_LETTERS, MOST_SHARED_LETTERS } from "./limits.ts";
import { unreadable } from "./problem.ts";
import { dateText, isDateFormat, numberText } from "./xlsx-values.ts";

export interface Workbook {
  sheets: readonly string[];
  /** Rows of a sheet, some together, and how many of its bytes were read; rows that a sheet leaves out are empty. @throws FileProblem */
  rows(sheet: string): AsyncGenerator<string[][]>;
}

interface Sheet {
  name: string;
  member: Member;
}

const NO_SHEET = ["这个 XLSX 里没有可读的工作表。", "There is no sheet to read in this XLSX."] as const;

/** Opens the workbook of an archive; `null` when it is none. @throws FileProblem */
export async function openWorkbook({ members }: Archive): Promise<Workbook | null> {
  const byName = new Map(members.map((member) => [member.name, member]));
  const book = byName.get("xl/workbook.xml");
  if (!book) return null;
  const targets = await targetsOf(byName.get("xl/_rels/workbook.xml.rels"));
  const sheets: Sheet[] = [];
  let from1904 = false;
  await parse(book, {
    opened: (name, given) => {
      if (name === "sheet") {
        const target = targets.get(given["r:id"] ?? "");
        const member = target && byName.get(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
        if (member && given.state !== "veryHidden") sheets.push({ name: given.name ?? "", member });
      }
      if (name === "workbookPr") from1904 = given.date1904 === "1" || given.date1904 === "true";
    },
  });
  if (sheets.length === 0) unreadable(...NO_SHEET);
  const dates = await dateStyles(byName.get("xl/styles.xml"));
  let shared: string[] | null = null;
  return {
    sheets: sheets.map(({ name }) => name),
    async *rows(wanted) {
      const sheet = sheets.find(({ name }) => name === wanted) ?? sheets[0];
      if (!sheet) return unreadable(...NO_SHEET);
      shared ??= await sharedTexts(byName.get("xl/sharedStrings.xml"));
      yield* sheetRows(sheet.member, { shared, dates, from1904 });
    },
  };
}

interface Seen {
  opened?(name: string, attributes: Record<string, string>): void;
  closed?(name: string): void;
  text?(text: string): void;
}

function parserFor(seen: Seen): SaxesParser {
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", () =>
    unreadable("表格内部的 XML 不完整，文件可能已损坏。请另存一份再上传。", "The XML within the table is broken: save it anew and send that."),
  );
  // A document type could define entities that grow without end; a table needs none.
  parser.on("doctype", () =>
    unreadable("表格内部有不该有的定义，没有打开。", "There are definitions within the table that have no place there: it was not opened."),
  );
  // Writers may put a prefix before the names of the one schema.
  const bare = (name: string): string => (name.includes(":") ? name.slice(name.indexOf(":") + 1) : name);
  const { opened, closed, text } = seen;
  if (opened) parser.on("opentag", ({ name, attributes }) => opened(bare(name), attributes));
  if (closed) parser.on("closetag", ({ name }) => closed(bare(name)));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  return parser;
}

async function parse(member: Member, seen: Seen): Promise<void> {
  const parser = parserFor(seen);
  const decoder = new TextDecoder();
  for await (const piece of member.read()) parser.write(decoder.decode(piece, { stream: true }));
  parser.close();
}

async function targetsOf(member: Member | undefined): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  if (member) await parse(member, { opened: (name, given) => name === "Relationship" && targets.set(given.Id ?? "", given.Target ?? "") });
  return targets;
}

/** Places of the styles that show a number as a time. */
async function dateStyles(member: Member | undefined): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  if (!member) return dates;
  const formats = new Map<number, string>();
  let within = false;
  let place = 0;
  await parse(member, {
    opened: (name, given) => {
      if (name === "numFmt") formats.set(Number(given.numFmtId), given.formatCode ?? "");
      if (name === "cellXfs") within = true;
      if (name !== "xf" || !within) return;
      const id = Number(given.numFmtId ?? 0);
      if (isDateFormat(id, formats.get(id))) dates.add(place);
      place += 1;
    },
    closed: (name) => {
      if (name === "cellXfs") within = false;
    },
  });
  return dates;
}

/** Texts that cells name by their place: the one thing of a table that lies in memory. */
async function sharedTexts(member: Member | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!member) return texts;
  let text = "";
  let letters = 0;
  // What is spoken (furigana) is no text of the cell.
  let [inText, inPhonetic] = [false, false];
  await parse(member, {
    opened: (name) => {
      if (name === "si") text = "";
      if (name === "t") inText = true;
      if (name === "rPh") inPhonetic = true;
    },
    text: (piece) => {
      if (inText && !inPhonetic) text += piece;
    },
    closed: (name) => {
      if (name === "t") inText = false;
      if (name === "rPh") inPhonetic = false;
      if (name !== "si") return;
      letters += text.length;
      if (letters > MOST_SHARED_LETTERS)
        unreadable("这张表里的文字太多，请另存为 CSV 再上传。", "There is too much text in this table: save it as CSV and send that.");
      texts.push(text);
    },
  });
  return texts;
}

interface Telling {
  shared: readonly string[];
  dates: ReadonlySet<number>;
  from1904: boolean;
}

async function* sheetRows(member: Member, telling: Telling): AsyncGenerator<string[][]> {
  const reading = readingSheet(telling);
  const decoder = new TextDecoder();
  for await (const piece of member.read()) {
    reading.parser.write(decoder.decode(piece, { stream: true }));
    const rows = reading.taken();
    if (rows.length > 0) yield rows;
  }
  reading.parser.close();
  const rows = reading.taken();
  if (rows.length > 0) yield rows;
}

function readingSheet({ shared, dates, from1904 }: Telling): { parser: SaxesParser; taken(): string[][] } {
  let rows: string[][] = [];
  let row: string[] = [];
  let count = 0;
  let [column, type, style, value] = [0, "", 0, ""];
  let [isValue, isInline, letters] = [false, false, 0];
  const cell = (): string => {
    if (type === "s") return shared[Number(value)] ?? "";
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (type === "" || type === "n") return dates.has(style) ? dateText(value, from1904) : numberText(value);
    return value;
  };
  const parser = parserFor({
    opened: (name, given) => {
      if (name === "c") {
        const at = given.r === undefined ? row.length : columnOf(given.r);
        if (at >= MOST_COLUMNS)
          unreadable(`表格超过 ${MOST_COLUMNS} 列，请只留要导入的列。`, `There are more than ${MOST_COLUMNS} columns: keep those that are to be taken in.`);
        column = at;
        type = given.t ?? "";
        style = Number(given.s ?? 0);
        value = "";
      } else if (name === "row") {
        row = [];
        letters = 0;
        // Rows that the sheet leaves out count all the same; a place far down is no reason to make a million.
        const place = Number(given.r ?? count + 1);
        for (; count < place - 1 && place - count < 5_000; count += 1) rows.push([""]);
        count = Math.max(count + 1, place);
      } else if (name === "is") isInline = true;
      else if (name === "v" || (name === "t" && isInline)) isValue = true;
      else if (name === "rPh") isInline = false;
    },
    text: (text) => {
      if (!isValue) return;
      letters += text.length;
      if (letters > MOST_ROW_LETTERS) unreadable(`第 ${count} 行的内容太长。`, `Row ${count} is too long.`);
      value += text;
    },
    closed: (name) => {
      if (name === "v" || name === "t") isValue = false;
      else if (name === "rPh") isInline = true;
      else if (name === "is") isInline = false;
      else if (name === "c") {
        while (row.length < column) row.push("");
        row[column] = cell();
      } else if (name === "row") rows.push(row.length > 0 ? row : [""]);
    },
  });
  return {
    parser,
    taken: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

/** `C5` is the third column: 2. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const code = place.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return Math.max(0, column - 1);
}
