import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { moneyShort } from "../../ui/format.ts";
import css from "./policy.module.css";

/** What a row did in the last 30 days, for who may review it: cases, money that left, and how it was marked. */
export function ReachOfRow({ policy, row }: { policy: string; row: string }): ReactNode {
  const t = useT();
  const may = useMay("decision.review");
  const answer = useQuery(api.policies.reach.queryOptions({ input: { name: policy }, enabled: may, staleTime: 60_000 }));
  if (!answer.data) return null;
  const did = answer.data.rows.find((each) => each.row === row);
  if (!did) return <small className={css.reach}>{t("policy.reachNone")}</small>;
  return (
    <small className={css.reach} title={t("policy.reachHint")}>
      <span>
        <b>{t("policy.reachCases", { n: did.cases })}</b>
        {did.grantedFen > 0 && ` · ${moneyShort(did.grantedFen, t)}`}
      </span>
      {did.wrong > 0 && <span data-bad="">{t("policy.reachWrong", { wrong: did.wrong, n: did.reviewed })}</span>}
      {did.undone > 0 && <span>{t("policy.reachUndone", { n: did.undone })}</span>}
    </small>
  );
}
