import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { api } from "../../client/rpc.ts";
import { foundTexts } from "../../locales/late/found.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Told } from "../../ui/said.tsx";
import css from "./found-card.module.css";

/** Of a case that the house opened itself: for which findings of which orders, and what of them holds still. */
export function FoundCard({ of }: { of: CasePage["case"] }): ReactNode {
  return of.foundKind === null ? null : <Shown caseId={of.id} isDone={of.status === "done"} />;
}

function Shown({ caseId, isDone }: { caseId: string; isDone: boolean }): ReactNode {
  const t = useT();
  const s = useLate(foundTexts);
  const now = useNow();
  const found = useQuery(api.foundCases.of.queryOptions({ input: { caseId } })).data;
  const isOver = found !== undefined && found.rows.length > 0 && found.rows.every(({ endedAt }) => endedAt !== null);
  return (
    <section className={css.found} aria-label={s("cardTitle")}>
      <b>{s("cardTitle")}</b>
      {!isDone && <small>{s(isOver ? "cardOver" : "cardHint")}</small>}
      <ul>
        {(found?.rows ?? []).map((row) => (
          <li key={`${row.orderId} ${row.kind}`}>
            <p>
              <Tag tone={row.endedAt ? "good" : "warn"}>{row.endedAt ? s("ended", { at: moment(row.endedAt, now) }) : s("holds")}</Tag>{" "}
              <b>{t(`finding.${row.kind}`)}</b> {row.orderNumber && <Link to={`/orders/${row.orderNumber}`}>{row.orderNumber}</Link>}
            </p>
            <p>
              <Told {...row.sentence} />
            </p>
          </li>
        ))}
      </ul>
      {found && found.total > found.rows.length && <small>{s("more", { n: found.rows.length, total: found.total })}</small>}
    </section>
  );
}
