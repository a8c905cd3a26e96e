/** Columns of the queue there are; what the buyer wants always stands there. */
import { useSearchParams } from "react-router";

export const columnNames = ["deadline", "class", "stake", "state", "assignee", "opened", "order", "shop"] as const;
export type ColumnName = (typeof columnNames)[number];

/** Those that stand while nobody chose. */
const usual: readonly ColumnName[] = ["deadline", "class", "stake", "state", "assignee"];

/** Where in a row the buyer's words stand: after the clock. */
const before: ReadonlySet<ColumnName> = new Set(["deadline"]);

/** The columns an address names, in the order of the list; the usual ones where it names none. Pure, so that it can be tested. */
export function columnsOf(params: URLSearchParams): readonly ColumnName[] {
  const named = params.get("cols")?.split(".");
  return named ? columnNames.filter((name) => named.includes(name)) : usual;
}

/** How wide each stands, for a grid: widths are told by the style sheet, which knows the screen. */
export function gridOf(columns: readonly ColumnName[]): string {
  const widths = (some: readonly ColumnName[]): string[] => some.map((name) => `var(--w-${name})`);
  const [left, right] = [columns.filter((name) => before.has(name)), columns.filter((name) => !before.has(name))];
  return ["20px", ...widths(left), "minmax(var(--w-case), 1fr)", ...widths(right)].join(" ");
}

export function useColumns(): readonly ColumnName[] {
  const [params] = useSearchParams();
  return columnsOf(params);
}
