import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { day, moment, money } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Told, Written } from "../../ui/said.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { RiskTag } from "../../widgets/risk.tsx";
import { accountStatusWord, markTone, statusTone } from "../../widgets/risk-status.ts";
import css from "./risk.module.css";

type Row = Outputs["risk"]["accounts"]["rows"][number];

export function AccountRows({ rows }: { rows: readonly Row[] }): ReactNode {
  const t = useT();
  return (
    <>
      <div className={css.header}>
        <span>{t("risk.account")}</span>
        <span>{t("risk.reasons")}</span>
        <span className={css.right}>{t("risk.counts")}</span>
        <span className={css.right}>{t("risk.refunds")}</span>
        <span>{t("risk.status")}</span>
      </div>
      <ol>
        {rows.map((row) => (
          <AccountRow key={row.id} row={row} />
        ))}
      </ol>
    </>
  );
}

function AccountRow({ row }: { row: Row }): ReactNode {
  const t = useT();
  const now = useNow();
  const navigate = useNavigate();
  const to = `/risk/${row.id}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is reached by keyboard
    <li className={css.row} onClick={() => void navigate(to)}>
      <div className={css.account}>
        <p>
          <RiskTag level={row.level} score={row.score} />
          <Link to={to} onClick={(event) => event.stopPropagation()}>
            <Written>{row.nick}</Written>
          </Link>
        </p>
        <small>
          {row.channels.map((channel) => (
            <ChannelMark key={channel} channel={channel} />
          ))}
          {row.lastSeenAt && moment(row.lastSeenAt, now)}
        </small>
      </div>
      <p className={css.reasons}>
        {row.reasons.length === 0 ? (
          t("account.noReasons")
        ) : (
          <Told zh={row.reasons.map((reason) => reason.text).join("；")} en={row.reasons.map((reason) => reason.en).join("; ")} />
        )}
      </p>
      <span className={css.right}>
        {row.returns30d} / {row.returns90d}
        <small>{t("risk.casesIn", { a: row.cases30d, b: row.cases90d })}</small>
      </span>
      <b className={css.right}>
        {money(row.refunded30dFen)}
        <small>{money(row.refunded90dFen)}</small>
      </b>
      <span className={css.verdict}>
        <Tag tone={statusTone(row.status)}>{accountStatusWord(row.status, t)}</Tag>
        {row.mark && <Tag tone={markTone(row.mark.kind)}>{t("risk.until", { kind: t(`accountMark.${row.mark.kind}`), at: day(row.mark.until) })}</Tag>}
        {row.appeals > 0 && <Tag tone="info">{t("risk.appeals", { n: row.appeals })}</Tag>}
        {row.since && <small>{t("risk.since", { at: moment(row.since, now) })}</small>}
        {row.openCases > 0 && <small>{t("orders.openCases", { n: row.openCases })}</small>}
      </span>
    </li>
  );
}
