import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { By } from "../../widgets/by.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { HoldClock, useActionWords, useMayUndo, useUndo } from "../../widgets/hold.tsx";
import css from "./review.module.css";

/** Everything that has not gone out yet, soonest first. */
export function HeldList({ rows }: { rows: Outputs["actions"]["held"]["rows"] }): ReactNode {
  const t = useT();
  const words = useActionWords();
  const maySendNow = useMay("action.hurry");
  const mayUndo = useMayUndo();
  const { undo, sendNow, busy } = useUndo();
  if (rows.length === 0) return <Empty title={t("review.emptyHeld")}>{t("review.emptyHeldHint")}</Empty>;
  return (
    <ol>
      {rows
        .toSorted((left, right) => left.holdUntil.getTime() - right.holdUntil.getTime())
        .map((action) => (
          <li key={action.id} className={css.held}>
            <div className={css.case}>
              <p>
                <ChannelMark channel={action.case.channel} shop={action.case.shopName} />
                <Link to={`/cases/${action.case.id}`}>
                  <Written>{action.case.title}</Written>
                </Link>
              </p>
              <p className={css.reason}>
                {words(action)} · <By action={action} />
              </p>
            </div>
            <div className={css.amount}>
              <b>{money(action.amountFen || action.case.amountFen)}</b>
              <small>{t(`kind.${action.case.kind}`)}</small>
            </div>
            <HoldClock until={action.holdUntil} />
            <div className={css.marks}>
              {mayUndo(action) && (
                <Button size="small" icon={<Icon name="undo" size={13} />} disabled={busy} onClick={() => undo(action.id)}>
                  {t("hold.undo")}
                </Button>
              )}
              {maySendNow && (
                <Button size="small" type="text" disabled={busy} title={t("hold.nowHint")} onClick={() => sendNow(action.id)}>
                  {t("hold.sendNow")}
                </Button>
              )}
            </div>
          </li>
        ))}
    </ol>
  );
}
