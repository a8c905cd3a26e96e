import type { ReactNode } from "react";
import type { CaseRow } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import type { Translate } from "../locales/text.ts";
import { exact, money, span } from "../ui/format.ts";
import { Icon } from "../ui/icon.tsx";
import { useNow } from "../ui/now.tsx";
import { urgency } from "./deadline.ts";
import css from "./widgets.module.css";

type Clocked = Pick<CaseRow, "deadlineAt" | "defaultOutcome" | "stakeFen" | "status">;

/** Two lines for the queue: how long, and what the platform does by itself then. */
export function DeadlineBadge({ of }: { of: Clocked }): ReactNode {
  const t = useT();
  const now = useNow();
  if (of.status === "done") return <Quiet text={t("deadline.done")} />;
  if (!of.deadlineAt) return <Quiet text={t("deadline.none")} />;
  return (
    <div className={css.deadline} data-urgency={urgency(of.deadlineAt, now)} title={exact(of.deadlineAt)}>
      <b>{left(of.deadlineAt, now, t)}</b>
      <span>{t(`defaultOutcome.${of.defaultOutcome}`, { amount: money(of.stakeFen) })}</span>
    </div>
  );
}

function Quiet({ text }: { text: string }): ReactNode {
  return (
    <div className={css.deadline} data-urgency="none">
      <b>{text}</b>
    </div>
  );
}

/** The same in one sentence, for the head of a case. */
export function DeadlineLine({ of }: { of: Clocked }): ReactNode {
  const t = useT();
  const now = useNow();
  if (of.status === "done" || !of.deadlineAt) return null;
  const over = of.deadlineAt.getTime() <= now;
  const outcome = t(`defaultOutcome.${of.defaultOutcome}`, { amount: money(of.stakeFen) });
  return (
    <span className={css.line} data-urgency={urgency(of.deadlineAt, now)} title={exact(of.deadlineAt)}>
      <Icon name="clock" size={14} />
      {over ? t("deadline.overLine", { outcome }) : t("deadline.line", { span: span(of.deadlineAt.getTime() - now, t), outcome })}
    </span>
  );
}

/** How long the platform still waits, or for how long its time has been over. */
export function left(deadline: Date, now: number, t: Translate): string {
  const ms = deadline.getTime() - now;
  return ms <= 0 ? t("deadline.over", { span: span(-ms, t) }) : t("deadline.left", { span: span(ms, t) });
}
