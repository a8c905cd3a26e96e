import type { ReactNode } from "react";
import { Link } from "react-router";
import type { FigureFilter, Figures, Slice } from "../../../main/hub/contract/insights.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, money } from "../../ui/format.ts";
import { Empty, Panel } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { ExportList } from "../../widgets/export-list.tsx";
import { behindAddress } from "./filter.ts";
import css from "./insights.module.css";

interface SlicesProps {
  by: "shops" | "skus" | "reasons";
  of: Figures;
  filter: FigureFilter;
}

/** Refunds by one thing, the most money first; each row leads to its cases. */
export function Slices({ by, of, filter }: SlicesProps): ReactNode {
  const t = useT();
  const classes = useClasses();
  const rows = of[by];
  const most = Math.max(1, ...rows.map(({ fen }) => fen));
  const title = t(`slices.${by}`);
  const name = ({ key, name: known }: Slice): string => {
    if (by === "reasons") return classes.title(key);
    return known || key || t("insights.unknownGoods");
  };
  const address = ({ key }: Slice): string =>
    behindAddress({
      of: "refunds",
      figures: of,
      shopId: by === "shops" ? key : filter.shopId,
      ...(by === "skus" ? { sku: key } : {}),
      ...(by === "reasons" ? { reason: key } : {}),
    });
  return (
    <Panel
      title={title}
      tools={rows.length > 0 && <ExportList name={title} read={(how, signal) => hub.insights.exportFigures({ ...filter, by, ...how }, { signal })} />}
      flush
    >
      {rows.length === 0 ? (
        <Empty title={t("insights.noRefunds")} />
      ) : (
        <ul className={css.rows}>
          {rows.map((row) => (
            <li key={row.key}>
              <Link to={address(row)}>
                <span>
                  <Written>{name(row)}</Written>
                  {by === "skus" && row.key !== "" && <small>{row.key}</small>}
                </span>
                <i style={{ width: `${(row.fen / most) * 100}%` }} aria-hidden="true" />
                <small>{t("insights.cases", { n: count(row.refunds) })}</small>
                <b>{money(row.fen)}</b>
              </Link>
            </li>
          ))}
          {by === "skus" && of.otherSkus.skus > 0 && (
            <li className={css.rest}>{t("insights.otherSkus", { n: count(of.otherSkus.skus), sum: money(of.otherSkus.fen) })}</li>
          )}
        </ul>
      )}
    </Panel>
  );
}
