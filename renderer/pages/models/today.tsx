import { Button, InputNumber, Progress } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, money } from "../../ui/format.ts";
import { Panel, Stat } from "../../ui/parts.tsx";
import { yuanOf } from "./cost.ts";
import css from "./models.module.css";

const fenOf = (yuan: number | null): number | null => (yuan === null ? null : Math.round(yuan * 100));

/** What today cost, and what a day may cost. */
export function Today({ of }: { of: Outputs["models"]["get"] }): ReactNode {
  const t = useT();
  const { today, budgetFen } = of;
  const [yuan, setYuan] = useState<number | null>(budgetFen === null ? null : budgetFen / 100);
  const save = useChange({ call: (fen: number | null) => hub.models.setBudget({ fen }), said: t("models.budgetSaved") });
  const isSpent = budgetFen !== null && today.costMicro >= budgetFen * 10_000;
  return (
    <Panel>
      <div className={css.today}>
        <Stat
          label={t("models.cost")}
          value={yuanOf(today.costMicro)}
          tone={isSpent ? "bad" : "plain"}
          note={budgetFen === null ? t("models.budgetNone") : t("models.ofBudget", { budget: money(budgetFen) })}
        />
        <Stat label={t("models.calls")} value={count(today.calls)} />
        <Stat label={t("models.tokens")} value={`${count(today.tokensIn)} / ${count(today.tokensOut)}`} />
        <div className={css.budget}>
          <label htmlFor="models-budget">{t("models.budget")}</label>
          <InputNumber
            id="models-budget"
            min={0}
            max={1_000_000}
            precision={2}
            prefix="¥"
            value={yuan}
            onChange={setYuan}
            placeholder={t("models.budgetNone")}
          />
          <Button loading={save.isPending} disabled={fenOf(yuan) === budgetFen} onClick={() => save.mutate(fenOf(yuan))}>
            {t("models.budgetSet")}
          </Button>
          <small>{t("models.budgetHint")}</small>
        </div>
        {budgetFen !== null && budgetFen > 0 && (
          <Progress
            className={css.spent}
            percent={Math.min(100, Math.round(today.costMicro / (budgetFen * 100)))}
            status={isSpent ? "exception" : "normal"}
            size="small"
            aria-label={t("models.cost")}
          />
        )}
      </div>
    </Panel>
  );
}
