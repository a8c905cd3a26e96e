import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate, useParams } from "react-router";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Empty, Page, Panel, Stat, Tag } from "../../ui/parts.tsx";
import { CaseLines } from "../../widgets/case-lines.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { Reasons, RiskTag } from "../../widgets/risk.tsx";
import { accountStatusWord, identityWord, statusTone } from "../../widgets/risk-status.ts";
import css from "./account.module.css";
import { History } from "./history.tsx";
import { Verdict } from "./verdict.tsx";

type Answered = Outputs["risk"]["account"];

/** One buyer across channels: why the score, what happened, and the reviewer's word. */
export default function AccountPage(): ReactNode {
  const { accountId = "" } = useParams();
  const t = useT();
  const navigate = useNavigate();
  const answer = useQuery(api.risk.account.queryOptions({ input: { accountId } }));
  const leave = (): void => void navigate("/risk");
  useKeys([[["Escape"], leave]]);
  const account = answer.data?.account;
  return (
    <Page
      title={
        <span className={css.title}>
          <Button type="text" aria-label={t("account.back")} icon={<Icon name="back" />} onClick={leave} />
          {account?.nick ?? "…"}
        </span>
      }
      note={
        account && (
          <span className={css.title}>
            <RiskTag level={account.level} score={account.score} />
            <Tag tone={statusTone(account.status)}>{accountStatusWord(account.status, t)}</Tag>
          </span>
        )
      }
    >
      <Answer of={answer} lines={12}>
        {(data) => <Body data={data} />}
      </Answer>
    </Page>
  );
}

function Body({ data }: { data: Answered }): ReactNode {
  const t = useT();
  const channels = useChannels();
  const { account, months, cases, identities } = data;
  const refunded = months.reduce((sum, month) => sum + month.refundedFen, 0);
  return (
    <div className={css.columns}>
      <div className={css.stack}>
        <Panel title={t("risk.reasons")}>
          <div className={css.stats}>
            <Stat label={t("risk.score")} value={account.score} tone={account.level === "high" ? "bad" : account.level === "watch" ? "warn" : "plain"} />
            <Stat label={t("risk.orders")} value={account.orders} />
            <Stat label={t("risk.returns")} value={account.returns30d} />
          </div>
          <Reasons reasons={account.reasons} />
        </Panel>
        <Panel title={t("account.history")} note={t("account.refundedSum", { amount: money(refunded) })}>
          {months.length > 0 ? <History months={months} /> : <Empty title={t("account.noHistory")} />}
        </Panel>
        <Panel title={t("account.cases")} note={String(cases.length)} flush>
          {cases.length > 0 ? <CaseLines rows={cases} /> : <Empty title={t("risk.noCases")} />}
        </Panel>
      </div>
      <div className={css.stack}>
        <Panel title={t("account.verdict")}>
          <Verdict key={account.id} account={account} />
        </Panel>
        <Panel title={t("account.identities")} note={t("account.identitiesHint")}>
          <ul className={css.identities}>
            {identities.map((identity) => (
              <li key={`${identity.kind}:${identity.shown}`}>
                <span>{identityWord(identity.kind, t)}</span>
                {identity.kind === "nick" ? identity.shown.replace(/^\w+/, channels.name) : identity.shown}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}
