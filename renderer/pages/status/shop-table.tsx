import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, moment, span } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { ShopState } from "../../widgets/shop-state.tsx";
import css from "./status.module.css";

/** Polled every five minutes: a lag of more than ten deserves a colour. */
const LATE_SECONDS = 600;

export function ShopTable({ shops }: { shops: Outputs["status"]["get"]["shops"] }): ReactNode {
  const t = useT();
  const now = useNow();
  const at = (date: Date | null): string => (date ? moment(date, now) : t("status.never"));
  return (
    <table className={`${tables.heads} ${css.shops}`}>
      <thead>
        <tr>
          <th>{t("status.colShop")}</th>
          <th>{t("status.colLag")}</th>
          <th>{t("status.colPull")}</th>
          <th>{t("status.colPush")}</th>
          <th>{t("status.colRaw")}</th>
          <th>{t("status.quarantined")}</th>
          <th>{t("status.colState")}</th>
        </tr>
      </thead>
      <tbody>
        {shops.map((shop) => (
          <tr key={shop.id}>
            <td>
              <ChannelMark channel={shop.channel} /> <Written>{shop.name}</Written>
            </td>
            <td data-late={(shop.lagSeconds ?? 0) > LATE_SECONDS ? "" : undefined}>
              {shop.lagSeconds === null ? t("status.never") : span(shop.lagSeconds * 1000, t)}
            </td>
            <td>{at(shop.lastPullAt)}</td>
            <td>{at(shop.lastPushAt)}</td>
            <td>{count(shop.raw24h)}</td>
            <td>{shop.quarantined > 0 ? <Link to={`/quarantine?shop=${shop.id}`}>{count(shop.quarantined)}</Link> : count(0)}</td>
            <td>
              <ShopState shop={shop} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
