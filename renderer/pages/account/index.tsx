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
import { Written } from "../../ui/said.tsx";
import { CaseLines } from "../../widgets/case-lines.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { Reasons, RiskTag } from "../../widgets/risk.tsx";
import { accountStatusWord, identityWord, markTone, statusTone } from "../../widgets/risk-status.ts";
import css from "./account.module.css";
import { Appeals } from "./appeals.tsx";
import { History } from "./history.tsx";
import { JoinedAccounts } from "./joined.tsx";
import { Marks } from "./marks.tsx";
import { MadeOf } from "./merge.tsx";
import { AccountPack } from "./pack.tsx";
import { Together } from "./together.tsx";
import { Verdict } from "./verdict.tsx";

type Answered = Outputs["risk"]["account"];

/** One buyer across channels: why the score, what happened, and the reviewer's word. */
export default function AccountPage(): ReactNode {
  const { accountId = "" } = useParams();
  const t = useT();
  const navigate = useNavigate();
  const answer = useQuery(api.risk.account.queryOptions({ input: { accountId } }));
  const leave = (): void => void navigate("/risk");
  useKeys([[["Escape"], leave, "help.back"]]);
  const account = answer.data?.account;
  return (
    <Page
      title={
        <span className={css.title}>
          <Button type="text" aria-label={t("account.back")} icon={<Icon name="back" />} onClick={leave} />
          <Written>{account?.nick ?? "…"}</Written>
        </span>
      }
      note={
        account && (
          <span className={css.title}>
            <RiskTag level={account.level} score={account.score} />
            <Tag tone={statusTone(account.status)}>{accountStatusWord(account.status, t)}</Tag>
            {account.mark && <Tag tone={markTone(account.mark.kind)}>{t(`accountMark.${account.mark.kind}`)}</Tag>}
          </span>
        )
      }
      tools={account && <AccountPack accountId={account.id} />}
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
  const { account, months, cases, identities, marks, appeals, changes, channelAccounts } = data;
  const refunded = months.reduce((sum, month) => sum + month.refundedFen, 0);
  return (
    <div className={css.columns}>
      <div className={css.stack}>
        <Panel title={t("risk.reasons")}>
          <div className={css.stats}>
            <Stat label={t("risk.score")} value={account.score} tone={account.level === "high" ? "bad" : account.level === "watch" ? "warn" : "plain"} />
            <Stat label={t("risk.orders")} value={account.orders} />
            <Stat label={t("risk.counts")} value={`${account.returns30d} / ${account.returns90d}`} />
            <Stat label={t("risk.refunds")} value={`${money(account.refunded30dFen)} / ${money(account.refunded90dFen)}`} />
          </div>
          <Reasons reasons={account.reasons} />
        </Panel>
        <Panel title={t("account.history")} note={t("account.refundedSum", { amount: money(refunded) })}>
          {months.length > 0 ? <History months={months} /> : <Empty title={t("account.noHistory")} />}
        </Panel>
        <Panel title={t("joined.title")}>
          <JoinedAccounts accountId={account.id} nick={account.nick} />
        </Panel>
        <Panel
          title={t("account.cases")}
          note={String(cases.length)}
          tools={<Together key={account.id} accountId={account.id} open={account.openCases} />}
          flush
        >
          {cases.length > 0 ? <CaseLines rows={cases} /> : <Empty title={t("risk.noCases")} />}
        </Panel>
      </div>
      <div className={css.stack}>
        <Panel title={t("mark.title")}>
          <Marks account={account} marks={marks} />
        </Panel>
        <Panel title={t("account.verdict")}>
          <Verdict key={account.id} account={account} />
        </Panel>
        <Panel title={t("appeal.title")}>
          <Appeals accountId={account.id} appeals={appeals} />
        </Panel>
        <Panel title={t("split.title")}>
          <MadeOf account={account} channelAccounts={channelAccounts} changes={changes} />
        </Panel>
        <Panel title={t("account.identities")} note={t("account.identitiesHint")}>
          <ul className={css.identities}>
            {identities.map((identity) => (
              <li key={`${identity.kind}:${identity.shown}`}>
                <span>{identityWord(identity.kind, t)}</span>
                <Written>{identity.kind === "nick" ? identity.shown.replace(/^\w+/, channels.name) : identity.shown}</Written>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}
