/** What an `INSERT` or `UPDATE` puts into a table: which columns, and of what declared type where they come from a record set. */
import { parseSync } from "libpg-query";

export interface Kept {
  table: string;
  inserts: boolean;
  /** Columns with the type their record set declares; `null` where they come from elsewhere. */
  columns: Map<string, string | null>;
}

type Tree = { [key: string]: unknown };
const list = (value: unknown): Tree[] => (Array.isArray(value) ? (value as Tree[]) : []);
const inner = (tree: Tree | undefined, key: string): Tree | undefined => tree?.[key] as Tree | undefined;
const text = (tree: Tree | undefined): string => String(inner(tree, "String")?.sval ?? "");

/** Every `INSERT` and `UPDATE` of a statement, also within `WITH`. */
export function keptIn(sql: string): Kept[] {
  const found: Kept[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === "object" && value !== null)
      for (const [key, below] of Object.entries(value)) {
        if (key === "InsertStmt") found.push(inserted(below as Tree));
        if (key === "UpdateStmt") found.push(updated(below as Tree));
        look(below);
      }
  };
  look((parseSync(sql) as { stmts?: unknown }).stmts);
  return found;
}

const tableOf = (tree: Tree): string => String(inner(tree, "relation")?.relname);

function inserted(tree: Tree): Kept {
  const names = list(tree.cols).map((column) => String(inner(column, "ResTarget")?.name));
  const select = inner(inner(tree, "selectStmt"), "SelectStmt");
  const declared = recordSets(select?.fromClause);
  const values = list(select?.targetList).map((target) => typeOf(inner(inner(target, "ResTarget"), "val"), declared));
  return { table: tableOf(tree), inserts: true, columns: new Map(names.map((name, place) => [name, values[place] ?? null])) };
}

function updated(tree: Tree): Kept {
  const declared = recordSets(tree.fromClause);
  const set = list(tree.targetList).map((target) => inner(target, "ResTarget"));
  return { table: tableOf(tree), inserts: false, columns: new Map(set.map((target) => [String(target?.name), typeOf(inner(target, "val"), declared)])) };
}

/** Types of the record sets that a `FROM` unfolds, and of the fields that rows handed over are cut into, by `alias.column`. */
function recordSets(from: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of list(from)) {
    const [set, rows] = [inner(one, "RangeFunction"), inner(one, "RangeSubselect")];
    const alias = String(inner(set ?? rows, "alias")?.aliasname ?? "");
    const declare = (column: unknown, type: Tree | undefined): void => {
      const name = text(list(type?.names).at(-1)) + (type?.arrayBounds ? "[]" : "");
      for (const key of [`${alias}.`, ""]) found.set(`${key}${String(column)}`, name);
    };
    for (const column of list(set?.coldeflist)) {
      const definition = inner(column, "ColumnDef");
      declare(definition?.colname, inner(definition, "typeName"));
    }
    for (const target of list(inner(inner(rows, "subquery"), "SelectStmt")?.targetList)) {
      const field = inner(target, "ResTarget");
      const cast = inner(inner(field, "val"), "TypeCast");
      if (cast) declare(field?.name, inner(cast, "typeName"));
    }
  }
  return found;
}

function typeOf(value: Tree | undefined, declared: ReadonlyMap<string, string>): string | null {
  const fields = list(inner(value, "ColumnRef")?.fields).map(text);
  return fields.length === 0 ? null : (declared.get(fields.join(".")) ?? null);
}
