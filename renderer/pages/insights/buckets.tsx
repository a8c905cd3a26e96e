import type { ReactNode } from "react";
import { Link } from "react-router";
import type { BehindKind, Bucket, FigureFilter, Figures } from "../../../main/hub/contract/insights.ts";
import { useT } from "../../locales/provider.tsx";
import { count, money } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { bucketName } from "./charts.tsx";
import { behindAddress } from "./filter.ts";
import css from "./insights.module.css";

/** The charts as a table: for whoever reads figures, works by keyboard or hears the page. */
export function Buckets({ of, filter }: { of: Figures; filter: FigureFilter }): ReactNode {
  const t = useT();
  const cell = (bucket: Bucket, kind: BehindKind, [value, text]: [number, string]): ReactNode => (
    <td>{value === 0 ? "–" : <Link to={behindAddress({ of: kind, figures: of, shopId: filter.shopId, bucket })}>{text}</Link>}</td>
  );
  const shown = (value: number): [number, string] => [value, count(value)];
  return (
    <Panel flush>
      <details className={css.table}>
        <summary>{t("insights.table")}</summary>
        <table>
          <thead>
            <tr>
              <th>{t(`per.${filter.per}`)}</th>
              <th>{t("insights.byItself")}</th>
              <th>{t("insights.byPerson")}</th>
              <th>{t("insights.answers")}</th>
              <th>{t("insights.tooLate")}</th>
              <th>{t("insights.refundCases")}</th>
              <th>{t("insights.refunded")}</th>
            </tr>
          </thead>
          <tbody>
            {of.buckets.map((bucket) => (
              <tr key={bucketName(bucket)}>
                <th scope="row">{bucketName(bucket)}</th>
                {cell(bucket, "auto", shown(bucket.auto))}
                {cell(bucket, "person", shown(bucket.person))}
                {cell(bucket, "answers", shown(bucket.answers))}
                {cell(bucket, "late", shown(bucket.late))}
                {cell(bucket, "refunds", shown(bucket.refunds))}
                {cell(bucket, "refunds", [bucket.fen, money(bucket.fen)])}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  );
}
