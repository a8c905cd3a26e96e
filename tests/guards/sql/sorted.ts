/** Where a statement sorts numbers as words: `SELECT id::text … ORDER BY id` sorts by what is given out, in which 10 comes before 9. */
import { parseSync } from "libpg-query";

type Tree = { [key: string]: unknown };
const list = (value: unknown): Tree[] => (Array.isArray(value) ? (value as Tree[]) : []);
const inner = (tree: Tree | undefined, key: string): Tree | undefined => tree?.[key] as Tree | undefined;
const text = (tree: Tree | undefined): string => String(inner(tree, "String")?.sval ?? "");

/** Names by which a statement sorts that it gives out as text, made of something else. */
export function sortedAsText(sql: string): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === "object" && value !== null)
      for (const [key, below] of Object.entries(value)) {
        if (key === "SelectStmt") found.push(...sortedBy(below as Tree));
        look(below);
      }
  };
  look((parseSync(sql) as { stmts?: unknown }).stmts);
  return found;
}

function sortedBy(select: Tree): string[] {
  const names = new Set(list(select.sortClause).map((one) => nameOf(inner(inner(one, "SortBy"), "node"))));
  return list(select.targetList)
    .map((target) => inner(target, "ResTarget"))
    .filter((target) => isText(inner(inner(target, "val"), "TypeCast")))
    .map((target) => (target?.name === undefined ? nameOf(inner(inner(inner(target, "val"), "TypeCast"), "arg")) : String(target.name)))
    .filter((name) => name !== "" && names.has(name));
}

/** A column's name where it stands alone: with its table before it, it is the table's own. */
function nameOf(node: Tree | undefined): string {
  const fields = list(inner(node, "ColumnRef")?.fields);
  return fields.length === 1 ? text(fields[0]) : "";
}

function isText(cast: Tree | undefined): boolean {
  return cast !== undefined && text(list(inner(cast, "typeName")?.names).at(-1)) === "text";
}
