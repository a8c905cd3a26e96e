import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { By } from "../../widgets/by.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { DeadlineBadge } from "../../widgets/deadline-badge.tsx";
import { useActionWords } from "../../widgets/hold.tsx";
import { SecondDoes, useSecondWhy, type Waits } from "../../widgets/second.tsx";
import css from "./queue.module.css";

/** Money that waits for a second person, the platform's nearest deadline first. */
export default function SecondList({ of }: { of: UseQueryResult<Outputs["actions"]["secondWaits"]> }): ReactNode {
  const t = useT();
  return (
    <Answer of={of} lines={6}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title={t("second.empty")}>{t("second.emptyHint")}</Empty>
        ) : (
          <ol>
            {rows.map((row) => (
              <One key={row.id} of={row} />
            ))}
          </ol>
        )
      }
    </Answer>
  );
}

function One({ of }: { of: Waits }): ReactNode {
  const t = useT();
  const now = useNow();
  const words = useActionWords();
  const whyTwo = useSecondWhy();
  return (
    <li className={css.second}>
      <DeadlineBadge of={of.case} />
      <div className={css.case}>
        <p>
          <ChannelMark channel={of.case.channel} shop={of.case.shopName} />
          <Link to={`/cases/${of.case.id}`}>
            <Written>{of.case.title}</Written>
          </Link>
          <span>
            <Written>{of.case.buyerNick}</Written>
          </span>
        </p>
        <p className={css.words}>
          <em>{t(`kind.${of.case.kind}`)}</em>
          <Written>{of.case.buyerWords || of.case.reason}</Written>
        </p>
        <p className={css.whyTwo}>{of.second && whyTwo(of.second)}</p>
      </div>
      <div className={css.asks}>
        <b>{words(of)}</b>
        <span>
          <By action={of} /> · <time title={exact(of.createdAt)}>{moment(of.createdAt, now)}</time>
        </span>
      </div>
      <div className={css.does}>
        <SecondDoes of={of} />
      </div>
    </li>
  );
}
