import { HOLE, type Node, type Source, walk } from "./scope.ts";

/** One statement that a file sends to the database. */
export interface SqlText {
  path: string;
  line: number;
  sql: string;
  /** Where the call stands in the file. */
  start: number;
}

const senders = new Set(["rows", "run", "count", "query"]);
const verbs = /\b(?:SELECT|INSERT|UPDATE|DELETE|WITH|LOCK|TRUNCATE|CREATE|DROP|ALTER|LISTEN|BEGIN|COMMIT|ROLLBACK)\b/;

/** Statements handed to `rows`, `run`, `count` or `query`, as they are put together. A text known only at run time (a statement passed on) is left out. */
export function sqlTexts(source: Source): SqlText[] {
  const found: SqlText[] = [];
  for (const { node, functions } of walk(source.tree)) {
    const given = argument(node);
    if (!given) continue;
    const value = source.valueWithin(given, functions);
    const sql = typeof value === "object" && value !== null ? String((value as { text?: unknown }).text ?? "") : String(value);
    if (sql !== HOLE && (verbs.test(sql) || sql.includes(HOLE))) found.push({ path: source.path, line: source.line(given), sql, start: node.start });
  }
  return found;
}

/** The type that a call says its rows have, or the function that gives them back; `null` where neither says. */
export function rowTypeAt(source: Source, start: number): Node | null {
  for (const { node, functions } of walk(source.typed)) {
    if (node.type !== "CallExpression" || node.start !== start || !argument(node)) continue;
    const [given] = ((node.typeArguments as Node | null)?.params as Node[] | undefined) ?? [];
    if (given) return given;
    if (((node.callee as Node).property as Node).name !== "rows") return null;
    const returned = (functions.at(-1)?.returnType as Node | null | undefined)?.typeAnnotation as Node | undefined;
    const list = ((returned?.typeArguments as Node | null | undefined)?.params as Node[] | undefined)?.[0];
    return list?.type === "TSArrayType" ? (list.elementType as Node) : null;
  }
  return null;
}

function argument(node: Node): Node | null {
  if (node.type !== "CallExpression") return null;
  const callee = node.callee as Node;
  if (callee.type !== "MemberExpression" || !senders.has(String((callee.property as Node).name))) return null;
  return (node.arguments as Node[])[0] ?? null;
}

/** What a file asks of Prisma: `….prisma.<model>.<method>(…)`. */
export function prismaCalls(source: Source): { model: string; method: string }[] {
  const found: { model: string; method: string }[] = [];
  for (const { node } of walk(source.tree)) {
    if (node.type !== "CallExpression") continue;
    const [, model = "", method = ""] = /(?:^|[.\s])prisma\s*\.(\w+)\s*\.(\w+)$/.exec(source.slice(node.callee as Node)) ?? [];
    if (model !== "" && !model.startsWith("$")) found.push({ model, method });
  }
  return found;
}

/** Tables that any text of the file names behind a word of SQL, also where it is only a piece of a statement. */
export function tablesNamed(source: Source, tables: ReadonlySet<string>): { table: string; writes: boolean; line: number }[] {
  const found: { table: string; writes: boolean; line: number }[] = [];
  for (const { node } of walk(source.tree)) {
    if (node.type !== "TemplateElement" && !(node.type === "Literal" && typeof node.value === "string")) continue;
    const text = node.type === "Literal" ? String(node.value) : source.slice(node);
    for (const [, word = "", quoted = ""] of text.matchAll(/\b(DELETE\s+FROM|FROM|JOIN|INTO|UPDATE|USING|TABLE)\s+(?:ONLY\s+)?("?[a-z_]+"?)/g)) {
      const table = quoted.replaceAll('"', "");
      if (tables.has(table)) found.push({ table, writes: /^(?:DELETE|INTO|UPDATE)/.test(word), line: source.line(node) });
    }
  }
  return found;
}
