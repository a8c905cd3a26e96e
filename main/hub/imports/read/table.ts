/** A file as a table: what form it has, and its rows as they stream, whatever it is packed or written in. */
import type { Delimiter, FileForm, TextEncoding } from "../../contract/imports.ts";
import { type Archive, type Member, openArchive } from "./archive.ts";
import { csvRows, delimiterOf } from "./csv.ts";
import { decoded, encodingOf } from "./encoding.ts";
import { MOST_COLUMNS, MOST_ROWS } from "./limits.ts";
import { unreadable } from "./problem.ts";
import { piecesOf, type Source } from "./source.ts";
import { openWorkbook } from "./xlsx.ts";

/** How somebody wants it read, where that is not as it was found. */
export interface Wanted {
  member?: string | undefined;
  encoding?: TextEncoding | undefined;
  delimiter?: Delimiter | undefined;
  sheet?: string | undefined;
}
type Form = Omit<FileForm, "headerFrom" | "headerTo">;

export interface Table {
  form: Form;
  /** Rows from the first on, some together; row 1 is the first. @throws FileProblem */
  rows(): AsyncGenerator<string[][]>;
  close(): void;
}

/** Opens a file. @throws FileProblem with a sentence why it cannot be read */
export async function openTable(source: Source, wanted: Wanted = {}): Promise<Table> {
  const head = await source.read(0, Math.min(8, source.bytes));
  if (begins(head, [0x50, 0x4b, 0x03, 0x04])) return archived(source, wanted);
  const other = OTHERS.find(([mark]) => begins(head, mark));
  if (other) unreadable(other[1], other[2]);
  return textTable(source, wanted, { member: null, members: [] });
}

const begins = (head: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => head[at] === byte);

const OTHERS: readonly (readonly [readonly number[], string, string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    "这是旧版 .xls，或设了密码的表格。请在表格软件里另存为没有密码的 .xlsx 或 CSV 再上传。",
    "This is an old .xls, or a table with a password: save it as .xlsx or CSV without one, and send that.",
  ],
  [[0x25, 0x50, 0x44, 0x46], "这是 PDF，不是表格。请从平台导出 CSV 或 XLSX。", "This is a PDF and no table: export CSV or XLSX from the channel."],
  [[0x52, 0x61, 0x72, 0x21], "RAR 压缩包打不开，请改用 ZIP 或直接上传表格。", "RAR archives are not opened: use ZIP, or send the table itself."],
  [[0x50, 0x4b, 0x05, 0x06], "压缩包是空的。", "The archive is empty."],
  [[0x37, 0x7a, 0xbc, 0xaf], "7z 压缩包打不开，请改用 ZIP 或直接上传表格。", "7z archives are not opened: use ZIP, or send the table itself."],
  [[0x1f, 0x8b], "gzip 压缩包打不开，请改用 ZIP 或直接上传表格。", "gzip archives are not opened: use ZIP, or send the table itself."],
  [[0x89, 0x50, 0x4e, 0x47], "这是图片，不是表格。", "This is a picture and no table."],
  [[0xff, 0xd8, 0xff], "这是图片，不是表格。", "This is a picture and no table."],
];

async function archived(source: Source, wanted: Wanted): Promise<Table> {
  const archive = await openArchive(source);
  try {
    const book = await openWorkbook(archive);
    if (book) return sheetTable(book, { archives: [archive], wanted, member: null, members: [] });
    const tables = archive.members.filter(({ name }) => /\.(csv|txt|tsv|xlsx)$/i.test(name));
    const member = tables.find(({ name }) => name === wanted.member) ?? tables[0];
    if (!member) return unreadable("压缩包里没有 CSV 或 XLSX 文件。", "There is no CSV or XLSX in the archive.");
    const of = { member: member.name, members: tables.map(({ name }) => name) };
    if (!/\.xlsx$/i.test(member.name)) return { ...(await textTable(memberSource(member), wanted, of)), close: archive.close };
    const inner = await openArchive(await wholeMember(member));
    const innerBook = await openWorkbook(inner);
    if (!innerBook) return unreadable("压缩包里的 XLSX 已损坏。", "The XLSX in the archive is broken.");
    return sheetTable(innerBook, { archives: [inner, archive], wanted, ...of });
  } catch (fault) {
    archive.close();
    throw fault;
  }
}

/** An XLSX within an archive is unpacked into memory: its parts are read from its end. */
const MOST_INNER = 64 * 1024 * 1024;

async function wholeMember(member: Member): Promise<Source> {
  if (member.bytes > MOST_INNER)
    unreadable("压缩包里的 XLSX 太大，请解压后直接上传。", "The XLSX in the archive is too large: unpack it and send it by itself.");
  const pieces: Uint8Array[] = [];
  for await (const piece of member.read()) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  return { bytes: whole.byteLength, read: async (from, to) => whole.subarray(from, to) };
}

/** Text in an archive is read from its beginning only; a piece further on than the last is unpacked up to there. */
function memberSource(member: Member): Source {
  let stream = member.read();
  let [at, held] = [0, Buffer.alloc(0)];
  const restart = (): void => {
    void stream.return(undefined);
    stream = member.read();
    at = 0;
    held = Buffer.alloc(0);
  };
  return {
    bytes: member.bytes,
    read: async (from, to) => {
      if (from < at) restart();
      while (at + held.byteLength < to) {
        const { value, done } = await stream.next();
        if (done) break;
        const all = Buffer.concat([held, value]);
        const drop = Math.min(all.byteLength, Math.max(0, from - at));
        held = all.subarray(drop);
        at += drop;
      }
      return held.subarray(from - at, to - at);
    },
  };
}

async function textTable(source: Source, wanted: Wanted, of: Pick<Form, "member" | "members">): Promise<Table> {
  const encoding = wanted.encoding ?? (await encodingOf(source));
  const texts = (): AsyncGenerator<string> => decoded(piecesOf(source), encoding);
  const delimiter = wanted.delimiter ?? delimiterOf((await firstOf(texts())).slice(0, 64 * 1024));
  return {
    form: { form: "text", ...of, encoding, delimiter, sheet: null, sheets: [] },
    rows: () => bounded(csvRows(texts(), delimiter)),
    close: () => undefined,
  };
}

async function firstOf(texts: AsyncGenerator<string>): Promise<string> {
  const { value } = await texts.next();
  await texts.return(undefined);
  return typeof value === "string" ? value : "";
}

type Book = NonNullable<Awaited<ReturnType<typeof openWorkbook>>>;

function sheetTable(book: Book, of: { archives: readonly Archive[]; wanted: Wanted } & Pick<Form, "member" | "members">): Table {
  const sheet = book.sheets.find((name) => name === of.wanted.sheet) ?? book.sheets[0] ?? "";
  return {
    form: { form: "xlsx", member: of.member, members: of.members, encoding: null, delimiter: null, sheet, sheets: [...book.sheets] },
    rows: () => bounded(book.rows(sheet)),
    close: () => {
      for (const archive of of.archives) archive.close();
    },
  };
}

async function* bounded(rows: AsyncGenerator<string[][]>): AsyncGenerator<string[][]> {
  let count = 0;
  for await (const some of rows) {
    count += some.length;
    if (count > MOST_ROWS)
      unreadable(`表格超过 ${MOST_ROWS / 10_000} 万行，请按日期分成几个文件。`, `There are more than ${MOST_ROWS} rows: split the table by days.`);
    const wide = some.find(({ length }) => length > MOST_COLUMNS);
    if (wide) unreadable(`表格超过 ${MOST_COLUMNS} 列，请只留要导入的列。`, `There are more than ${MOST_COLUMNS} columns: keep those that are to be taken in.`);
    yield some;
  }
}
