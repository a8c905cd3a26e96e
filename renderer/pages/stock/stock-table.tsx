import type { ReactNode } from "react";
import { Link } from "react-router";
import type { StockArticle } from "../../../main/hub/contract/stock.ts";
import { stockTexts } from "../../locales/late/stock.ts";
import { useLate } from "../../locales/late.ts";
import { count, exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import css from "./stock.module.css";

/** Articles as a table: what lies where, what is promised, what is left. */
export function StockTable({ rows }: { rows: readonly StockArticle[] }): ReactNode {
  const t = useLate(stockTexts);
  return (
    <table className={`${tables.heads} ${css.table}`}>
      <thead>
        <tr>
          <th>{t("colArticle")}</th>
          <th>{t("colPlaces")}</th>
          <th className={css.right} title={t("onHandHint")}>
            {t("colOnHand")}
          </th>
          <th className={css.right} title={t("promisedHint")}>
            {t("colPromised")}
          </th>
          <th className={css.right} title={t("leftHint")}>
            {t("colLeft")}
          </th>
          <th className={css.right} title={t("transitHint")}>
            {t("colTransit")}
          </th>
          <th className={css.right}>{t("colTold")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.code} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: StockArticle }): ReactNode {
  const t = useLate(stockTexts);
  const now = useNow();
  const told = row.places.reduce<Date | null>((newest, { at }) => (newest !== null && newest > at ? newest : at), null);
  return (
    <tr>
      <td className={css.article}>
        <p>
          <Written>{row.title || row.sku}</Written>
        </p>
        {row.title !== "" && <small>{row.sku}</small>}
      </td>
      <td className={css.places}>
        {row.places.map((place) => (
          <p key={`${place.shopName} ${place.warehouse}`} title={place.locked > 0 ? t("locked", { n: count(place.locked) }) : undefined}>
            <ChannelMark channel={place.channel} shop={place.shopName} />
            <span>{place.warehouse === "" ? t("allTogether") : <Written>{place.warehouse}</Written>}</span>
            <b>{count(place.onHand)}</b>
          </p>
        ))}
      </td>
      <td className={css.right}>{count(row.onHand)}</td>
      <td className={css.right}>
        {row.promised > 0 ? (
          <>
            {count(row.promised)} <Link to={`/orders?product=${encodeURIComponent(row.sku)}`}>{t("orders", { n: count(row.orders) })}</Link>
          </>
        ) : (
          "–"
        )}
      </td>
      <td className={css.right}>
        <b className={row.left < 0 ? css.short : undefined}>{count(row.left)}</b>
      </td>
      <td className={css.right}>{row.inTransit > 0 ? count(row.inTransit) : "–"}</td>
      <td className={css.right}>{told && <time title={exact(told)}>{moment(told, now)}</time>}</td>
    </tr>
  );
}
