import { Button, InputNumber } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, money } from "../../ui/format.ts";
import { Panel, Stat } from "../../ui/parts.tsx";
import { yuanOf } from "./cost.ts";
import css from "./models.module.css";

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
        <Stat label={t("models.cost")} value={yuanOf(today.costMicro)} tone={isSpent ? "bad" : "plain"} />
        <Stat label={t("models.calls")} value={count(today.calls)} />
        <Stat label={t("models.tokens")} value={`${count(today.tokensIn)} / ${count(today.tokensOut)}`} />
        <Stat label={t("models.budget")} value={budgetFen === null ? t("models.budgetNone") : money(budgetFen)} />
        <div className={css.budget}>
          <InputNumber min={0} max={1_000_000} precision={2} value={yuan} onChange={setYuan} aria-label={t("models.budget")} />
          <Button loading={save.isPending} onClick={() => save.mutate(yuan === null ? null : Math.round(yuan * 100))}>
            {t("models.budgetSet")}
          </Button>
          <small>{t("models.budgetHint")}</small>
        </div>
      </div>
    </Panel>
  );
}
