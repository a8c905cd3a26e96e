import type { ReactNode } from "react";
import { hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { ExportList } from "../../widgets/export-list.tsx";
import type { Listed } from "./filter.ts";

/** The list as a file, as it is filtered. */
export function Export({ listed }: { listed: Listed }): ReactNode {
  const t = useT();
  const may = useMay("list.export");
  if (!may || listed.text !== "") return null;
  return <ExportList name={t("orders.title")} read={(of, signal) => hub.orderList.export({ filter: listed.filter, sort: listed.sort, ...of }, { signal })} />;
}
