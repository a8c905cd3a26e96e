import { loadModule, parseSync } from "libpg-query";

await loadModule();

/** What a statement does to a table. A lock is asked for by whoever means to write. */
export interface Use {
  table: string;
  does: "reads" | "locks" | "writes";
}

type Tree = { [key: string]: unknown };

const changing = new Set(["InsertStmt", "UpdateStmt", "DeleteStmt", "TruncateStmt", "MergeStmt"]);

/** Tables of the statements in a text, by PostgreSQL's own parser. @throws when it is not SQL. */
export function usesIn(sql: string): Use[] {
  const uses: Use[] = [];
  const { stmts = [] } = parseSync(sql) as { stmts?: { stmt?: Tree }[] };
  for (const { stmt } of stmts) if (stmt) visit(stmt, { uses, named: namedWithin(stmt) });
  return uses;
}

/** Names that `WITH` gives: they are no tables. */
function namedWithin(tree: unknown): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === "object" && value !== null)
      for (const [key, below] of Object.entries(value)) {
        if (key === "CommonTableExpr") found.add(String((below as Tree).ctename));
        look(below);
      }
  };
  look(tree);
  return found;
}

function visit(tree: unknown, to: { uses: Use[]; named: ReadonlySet<string> }): void {
  if (Array.isArray(tree)) for (const one of tree) visit(one, to);
  else if (typeof tree === "object" && tree !== null) for (const [key, value] of Object.entries(tree)) node(key, value as Tree, to);
}

function node(key: string, value: Tree, to: { uses: Use[]; named: ReadonlySet<string> }): void {
  if (key === "RangeVar") use(to, String(value.relname), "reads");
  else if (changing.has(key)) {
    const { relation, relations, ...rest } = value;
    for (const one of [relation, ...((relations as unknown[] | undefined) ?? [])]) if (one) use(to, relationName(one as Tree), "writes");
    visit(rest, to);
  } else if (key === "SelectStmt") {
    const { lockingClause, ...rest } = value;
    if (lockingClause) for (const table of locked(value)) use(to, table, "locks");
    visit(rest, to);
  } else if (key === "LockStmt") for (const one of (value.relations as Tree[] | undefined) ?? []) use(to, relationName(one), "locks");
  else visit(value, to);
}

function use({ uses, named }: { uses: Use[]; named: ReadonlySet<string> }, table: string, does: Use["does"]): void {
  if (!named.has(table)) uses.push({ table, does });
}

const relationName = (relation: Tree): string => String(((relation.RangeVar as Tree | undefined) ?? relation).relname);

/** Tables whose rows a `FOR UPDATE` locks: those it names by alias, or all that the select reads itself. */
function locked(select: Tree): string[] {
  const sources: { table: string; alias: string }[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === "object" && value !== null)
      for (const [key, below] of Object.entries(value)) {
        if (key === "RangeVar") {
          const table = relationName(below as Tree);
          sources.push({ table, alias: String(((below as Tree).alias as Tree | undefined)?.aliasname ?? table) });
        } else if (key !== "RangeSubselect") look(below);
      }
  };
  look(select.fromClause);
  return (select.lockingClause as Tree[]).flatMap((clause) => {
    const of = ((clause.LockingClause as Tree | undefined)?.lockedRels as Tree[] | undefined)?.map(relationName);
    return sources.filter(({ table, alias }) => !of || of.includes(alias) || of.includes(table)).map(({ table }) => table);
  });
}
