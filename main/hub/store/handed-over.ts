/**
 * Rows handed to the server as lines of fields instead of JSON: it cuts them apart in half the time it needs to read the same as JSON, and
 * hundreds of rows are handed over at a time.
 */
import { newSecret } from "../kernel/ids.ts";
import { storableJson } from "../kernel/json.ts";

type Kind = "text" | "int" | "bigint" | "boolean" | "timestamptz" | "jsonb";

interface HandedOver<Row> {
  /** SQL: the rows, with columns by these names, out of four parameters of which this is the first (`$n`). To be given an alias. */
  from(first: number): string;
  /** The four parameters. */
  values(rows: readonly Row[]): string[];
}

/** What stands between lines and fields, and for what is not given. */
interface Marks {
  line: string;
  field: string;
  nothing: string;
}

/** Control characters that hardly any text has; where one does, the marks are made so long that nobody can have guessed them. */
const MARKS: Marks = { line: "\u001e", field: "\u001f", nothing: "\u001d" };
const MARKED = new RegExp(`[${MARKS.nothing}-${MARKS.field}]`);

/** How rows with these columns, each of its type in the database, are handed over. What a row lacks, or has as `null`, is NULL. */
export function handedOver<Row extends object>(kinds: { readonly [Name in keyof Row]?: Kind }): HandedOver<Row> {
  const columns = Object.entries(kinds) as [keyof Row & string, Kind][];
  return {
    from: (first) => {
      const fields = columns.map(([name, kind], place) => `f[${place + 1}]::${kind} AS "${name}"`).join(", ");
      // OFFSET keeps the planner from cutting a line apart once for each of its fields.
      return `(SELECT ${fields} FROM (SELECT string_to_array(line, $${first + 2}, $${first + 3}) AS f
        FROM unnest(string_to_array($${first}, $${first + 1})) AS line OFFSET 0) AS fields)`;
    },
    values: (rows) => {
      const plain = spelled(rows, columns, MARKS);
      const marks = plain === null ? unguessable() : MARKS;
      return [plain ?? spelled(rows, columns, marks) ?? "", marks.line, marks.field, marks.nothing];
    },
  };
}

function unguessable(): Marks {
  const secret = newSecret();
  return { line: `${MARKS.line}${secret}`, field: `${MARKS.field}${secret}`, nothing: `${MARKS.nothing}${secret}` };
}

/** Rows as one text; `null` where a value has one of the plain marks in it. */
function spelled<Row extends object>(rows: readonly Row[], columns: readonly (readonly [keyof Row, Kind])[], marks: Marks): string | null {
  const isPlain = marks === MARKS;
  const lines: string[] = [];
  for (const row of rows) {
    const fields: string[] = [];
    for (const [name, kind] of columns) {
      const value: unknown = row[name];
      const isNothing = value === null || value === undefined;
      const text = isNothing ? marks.nothing : textOf(value, kind);
      // A text that is the mark itself would arrive as nothing.
      if (isPlain && !isNothing && kind === "text" && MARKED.test(text)) return null;
      fields.push(text);
    }
    lines.push(fields.join(marks.field));
  }
  return lines.join(marks.line);
}

function textOf(value: unknown, kind: Kind): string {
  if (kind === "jsonb") return storableJson(JSON.stringify(value));
  return value instanceof Date ? value.toISOString() : String(value);
}
