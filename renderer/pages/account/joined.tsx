import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useNavigate } from "react-router";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { money } from "../../ui/format.ts";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { RiskTag } from "../../widgets/risk.tsx";
import { markTone } from "../../widgets/risk-status.ts";
import css from "./joined.module.css";
import { type Drawn, drawn } from "./joined-drawn.ts";
import { MergeInto } from "./merge.tsx";

type Joined = Outputs["risk"]["joined"];

/** Who receives at the same doors and phones: drawn, and the same as a list. */
export function JoinedAccounts({ accountId, nick }: { accountId: string; nick: string }): ReactNode {
  const t = useT();
  const answer = useQuery(api.risk.joined.queryOptions({ input: { accountId } }));
  return (
    <Answer of={answer} lines={6}>
      {(data) =>
        data.joins.length === 0 ? (
          <p className={css.none}>{t("joined.none")}</p>
        ) : (
          <div className={css.both}>
            <Graph data={data} nick={nick} />
            <List accountId={accountId} data={data} />
          </div>
        )
      }
    </Answer>
  );
}

/** This account, what it shares, and who shares it, in three columns from left to right. */
function Graph({ data, nick }: { data: Joined; nick: string }): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const of: Drawn = drawn(data.joins);
  const accounts = new Map(data.accounts.map((account) => [account.id, account]));
  return (
    <svg className={css.graph} viewBox={`0 0 ${of.width} ${of.height}`}>
      <title>{t("joined.title")}</title>
      {of.lines.map((line) => (
        <path key={line} d={line} className={css.line} />
      ))}
      <circle cx={of.self.x} cy={of.self.y} r={7} className={css.self} />
      <text x={of.self.x} y={of.self.y + 22} className={css.name} textAnchor="start">
        {nick}
      </text>
      {of.joins.map(({ join, x, y }) => (
        <g key={join.kind + join.mark}>
          <rect x={x - 5} y={y - 5} width={10} height={10} className={css.join} />
          <text x={x} y={y - 10} className={css.name} textAnchor="middle">
            {join.shown || `#${join.mark}`}
          </text>
        </g>
      ))}
      {of.accounts.map(({ id, x, y }) => {
        const account = accounts.get(id);
        const go = (): void => void navigate(`/risk/${id}`);
        return (
          <a
            key={id}
            href={`/risk/${id}`}
            className={css.other}
            data-level={account?.level}
            onClick={(event) => {
              event.preventDefault();
              go();
            }}
          >
            <circle cx={x} cy={y} r={6} />
            <text x={x + 12} y={y + 4} className={css.name}>
              {account?.nick ?? id}
            </text>
          </a>
        );
      })}
    </svg>
  );
}

function List({ accountId, data }: { accountId: string; data: Joined }): ReactNode {
  const t = useT();
  const [merging, setMerging] = useState<string | null>(null);
  const accounts = new Map(data.accounts.map((account) => [account.id, account]));
  return (
    <ul className={css.list}>
      {data.joins.map((join) => (
        <li key={join.kind + join.mark}>
          <b>
            {t(`joinedKind.${join.kind}`)} {join.shown && <Written>{join.shown}</Written>} <code>#{join.mark}</code>
          </b>
          <ul>
            {join.accountIds.map((id) => {
              const account = accounts.get(id);
              if (!account) return null;
              return (
                <li key={id}>
                  <RiskTag level={account.level} score={account.score} />
                  <Link to={`/risk/${id}`}>
                    <Written>{account.nick}</Written>
                  </Link>
                  <small>{t("joined.did", { returns: account.returns90d, orders: account.orders, sum: money(account.refunded90dFen) })}</small>
                  {account.mark && <Tag tone={markTone(account.mark.kind)}>{t(`accountMark.${account.mark.kind}`)}</Tag>}
                  <Button type="text" size="small" onClick={() => setMerging(id)}>
                    {t("merge.begin")}
                  </Button>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
      {merging !== null && <MergeInto accountId={accountId} otherId={merging} nick={accounts.get(merging)?.nick ?? merging} close={() => setMerging(null)} />}
    </ul>
  );
}
