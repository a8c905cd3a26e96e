import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CaseRow } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { money } from "../ui/format.ts";
import { Tag } from "../ui/parts.tsx";
import css from "./case-lines.module.css";
import { CaseTitle, useKindOf } from "./case-title.tsx";
import { ChannelMark } from "./channel-mark.tsx";
import { DeadlineBadge } from "./deadline-badge.tsx";

/** Cases in a narrow place. */
export function CaseLines({ rows }: { rows: readonly CaseRow[] }): ReactNode {
  const t = useT();
  const kindOf = useKindOf();
  return (
    <ul className={css.lines}>
      {rows.map((row) => (
        <li key={row.id}>
          <p>
            <ChannelMark channel={row.channel} shop={row.shopName} />
            <Link to={`/cases/${row.id}`}>
              <CaseTitle of={row} />
            </Link>
            {row.stakeFen > 0 && <b>{money(row.stakeFen)}</b>}
          </p>
          <div>
            <DeadlineBadge of={row} />
            <span>
              <Tag>{kindOf(row)}</Tag> <Tag tone={row.status === "done" ? "good" : "plain"}>{t(`caseState.${row.state}`)}</Tag>
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
