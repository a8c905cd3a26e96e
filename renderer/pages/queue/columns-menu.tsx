import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useT } from "../../locales/provider.tsx";
import { ColumnsMenu } from "../../widgets/columns-menu.tsx";
import { columnNames, columnsOf } from "./columns.ts";

/** Which columns stand there, and how close the rows are; columns are part of the address and so of a saved view. */
export function Columns(): ReactNode {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const choose = (cols: string): void => {
    const next = new URLSearchParams(params);
    next.set("cols", cols);
    setParams(next, { replace: true });
  };
  return <ColumnsMenu names={columnNames} shown={columnsOf(params)} label={(key) => t(`queueCol.${key}`)} choose={choose} />;
}
