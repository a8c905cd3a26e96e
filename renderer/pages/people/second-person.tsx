import { useQuery } from "@tanstack/react-query";
import { Button, Input, Switch } from "antd";
import { type ReactNode, useState } from "react";
import { yuanText } from "../../../main/hub/kernel/money.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { fenFromYuan } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import css from "./people.module.css";

/** Above which sum a second person must agree. */
export function SecondPerson(): ReactNode {
  const t = useT();
  const kept = useQuery(api.actions.secondPerson.queryOptions());
  return (
    <Panel title={t("people.second")} note={t("people.secondHint")}>
      <Answer of={kept} lines={1}>
        {(data) => <AmountForm key={String(data.aboveFen)} of={data} />}
      </Answer>
    </Panel>
  );
}

function AmountForm({ of }: { of: Outputs["actions"]["secondPerson"] }): ReactNode {
  const t = useT();
  const [on, setOn] = useState(of.aboveFen !== null);
  const [yuan, setYuan] = useState(yuanText(of.aboveFen ?? 200_000));
  const save = useChange({ call: (aboveFen: number | null) => hub.actions.setSecondPerson({ aboveFen }), said: t("people.saved") });
  const fen = fenFromYuan(yuan);
  const wanted = on ? fen : null;
  const bad = on && fen === null;
  return (
    <form
      className={css.second}
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad) save.mutate(wanted);
      }}
    >
      <Switch checked={on} onChange={setOn} aria-label={t("people.second")} />
      <span>{t(on ? "people.secondOn" : "people.secondOff")}</span>
      {on && (
        <Input
          prefix="¥"
          inputMode="decimal"
          value={yuan}
          status={bad ? "error" : undefined}
          aria-label={t("people.secondAmount")}
          onChange={(event) => setYuan(event.target.value)}
        />
      )}
      <Button htmlType="submit" disabled={bad || wanted === of.aboveFen} loading={save.isPending}>
        {t("people.save")}
      </Button>
      {of.aboveFen !== null && (
        <small data-few={of.people < 2 ? "" : undefined}>{t(of.people < 2 ? "people.secondFew" : "people.secondMany", { n: of.people })}</small>
      )}
    </form>
  );
}
