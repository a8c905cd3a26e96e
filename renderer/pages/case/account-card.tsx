import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Panel } from "../../ui/parts.tsx";
import { Reasons, RiskTag } from "../../widgets/risk.tsx";
import css from "./cards.module.css";

export function AccountCard({ account }: { account: CasePage["account"] }): ReactNode {
  const t = useT();
  const mayReview = useMay("risk.review");
  if (!account) return null;
  return (
    <Panel title={t("account.title")} tools={mayReview && <Link to={`/risk/${account.id}`}>{t("account.open")}</Link>}>
      <p className={css.account}>
        <RiskTag level={account.level} score={account.score} />
        <span>{t("account.counts", { orders: account.orders, returns: account.returns30d })}</span>
      </p>
      <Reasons reasons={account.reasons} />
    </Panel>
  );
}
