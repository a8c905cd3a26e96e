import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../client/rpc.ts";
import { useMay } from "../client/session.tsx";
import { useT } from "../locales/provider.tsx";
import { Empty } from "../ui/parts.tsx";

/** What a list says where nothing fits, unless there can be nothing yet: then that no shop is connected, and the way to it for who may. */
export function UnlessNoShop({ children }: { children: ReactNode }): ReactNode {
  const t = useT();
  const mayConnect = useMay("shop.edit");
  const status = useQuery(api.status.get.queryOptions({ staleTime: 60_000 }));
  if (status.data?.shops.length !== 0) return children;
  return (
    <Empty title={t("queue.noShop")}>
      <span>{t("queue.noShopHint")}</span>
      {mayConnect && <Link to="/shops">{t("shops.connect")}</Link>}
    </Empty>
  );
}
