import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ActionView } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment, money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { HoldClock, useUndo } from "../../widgets/hold.tsx";
import css from "./review.module.css";

type Row = Outputs["decisions"]["automatic"]["rows"][number];

export function ReviewRow({ of }: { of: Row }): ReactNode {
  const t = useT();
  const now = useNow();
  const { decision, action } = of;
  return (
    <li className={css.row}>
      <div className={css.case}>
        <p>
          <ChannelMark channel={of.case.channel} shop={of.case.shopName} />
          <Link to={`/cases/${of.case.id}`}>{of.case.title}</Link>
          <time title={exact(decision.createdAt)}>{moment(decision.createdAt, now)}</time>
        </p>
        <p className={css.reason} title={decision.reason}>
          <Tag>{decision.row ?? "–"}</Tag> {decision.reason}
        </p>
      </div>
      <div className={css.amount}>
        <b>{money(action?.amountFen || of.case.amountFen)}</b>
        <small>{t(`kind.${of.case.kind}`)}</small>
      </div>
      <ActionState action={action} />
      <Marks id={decision.id} review={decision.review} />
    </li>
  );
}

function ActionState({ action }: { action: ActionView | null }): ReactNode {
  const t = useT();
  const { undo, busy } = useUndo();
  if (!action) return <span />;
  if (action.state !== "held")
    return (
      <Tag tone={action.state === "confirmed" ? "good" : action.state === "failed" ? "bad" : "plain"} title={action.problem ?? undefined}>
        {t(action.moved.length > 0 ? "review.moved" : `actionState.${action.state}`)}
      </Tag>
    );
  return (
    <div className={css.held}>
      <HoldClock until={action.holdUntil} />
      <Button size="small" icon={<Icon name="undo" size={13} />} disabled={busy} onClick={() => undo(action.id)}>
        {t("hold.undo")}
      </Button>
    </div>
  );
}

function Marks({ id, review }: { id: string; review: "right" | "wrong" | null }): ReactNode {
  const t = useT();
  const mark = useChange({ call: (verdict: "right" | "wrong") => hub.decisions.mark({ decisionId: id, review: verdict }) });
  return (
    <div className={css.marks}>
      {(["right", "wrong"] as const).map((verdict) => (
        <Tooltip key={verdict} title={t(verdict === "right" ? "review.markRight" : "review.markWrong")}>
          <button
            type="button"
            data-verdict={verdict}
            aria-pressed={review === verdict}
            aria-label={t(verdict === "right" ? "review.markRight" : "review.markWrong")}
            disabled={mark.isPending}
            onClick={() => mark.mutate(verdict)}
          >
            <Icon name={verdict === "right" ? "check" : "cross"} size={15} />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
