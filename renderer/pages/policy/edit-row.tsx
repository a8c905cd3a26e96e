import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import type { PolicyBody } from "../../../main/hub/contract/index.ts";
import { PolicyOutcome } from "../../../main/hub/contract/words.ts";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useFactName } from "../../widgets/fact-words.ts";
import { changeCell, changeRow, moveRow, removeRow } from "./draft.ts";
import css from "./policy.module.css";

interface EditRowProps {
  at: number;
  body: PolicyBody;
  facts: Outputs["policies"]["list"]["facts"];
  faults: Outputs["policies"]["check"]["faults"];
  change: (body: PolicyBody) => void;
  keys: readonly string[];
  setKeys: (keys: string[]) => void;
}

/** One row under edit. Row ids may change while typing, so rows are told apart by keys of this page. */
export function EditRow({ at, body, facts, faults, change, keys, setKeys }: EditRowProps): ReactNode {
  const t = useT();
  const row = body.rows[at];
  if (!row) return null;
  const move = (step: -1 | 1): void => {
    change(moveRow(body, at, step));
    const next = [...keys];
    const [mine, other] = [next[at], next[at + step]];
    if (mine === undefined || other === undefined) return;
    next[at] = other;
    next[at + step] = mine;
    setKeys(next);
  };
  const remove = (): void => {
    change(removeRow(body, at));
    setKeys(keys.filter((_, index) => index !== at));
  };
  const outer = faults.filter((fault) => !fault.column || !(fault.column in row.when));
  return (
    <li className={css.row} data-editing="" data-fault={faults.length > 0 ? "" : undefined}>
      <span className={css.number}>{at + 1}</span>
      <div className={css.fields}>
        <p className={css.names}>
          <Input
            value={row.note}
            placeholder={t("policy.note")}
            aria-label={t("policy.note")}
            onChange={(event) => change(changeRow(body, at, { note: event.target.value }))}
          />
          <Input value={row.id} aria-label="id" onChange={(event) => change(changeRow(body, at, { id: event.target.value.trim() }))} />
        </p>
        <Conditions at={at} body={body} facts={facts} faults={faults} change={change} />
        {outer.map((fault) => (
          <em key={fault.sentence}>{fault.sentence}</em>
        ))}
      </div>
      <Select
        value={row.outcome}
        aria-label={t("policy.outcome")}
        onChange={(outcome) => change(changeRow(body, at, { outcome }))}
        options={PolicyOutcome.options.map((value) => ({ value, label: t(`outcome.${value}`) }))}
      />
      <Growing
        most={4}
        value={row.reason}
        placeholder={t("policy.reason")}
        aria-label={t("policy.reason")}
        onChange={(event) => change(changeRow(body, at, { reason: event.target.value }))}
      />
      <span className={css.moves}>
        <Button type="text" size="small" aria-label={t("policy.moveUp")} disabled={at === 0} icon={<Turned />} onClick={() => move(-1)} />
        <Button
          type="text"
          size="small"
          aria-label={t("policy.moveDown")}
          disabled={at === body.rows.length - 1}
          icon={<Icon name="down" size={13} />}
          onClick={() => move(1)}
        />
        <Button
          type="text"
          size="small"
          danger
          aria-label={t("policy.removeRow")}
          disabled={body.rows.length < 2}
          icon={<Icon name="cross" size={13} />}
          onClick={remove}
        />
      </span>
    </li>
  );
}

type ConditionProps = Pick<EditRowProps, "at" | "body" | "facts" | "faults" | "change">;

function Conditions({ at, body, facts, faults, change }: ConditionProps): ReactNode {
  const t = useT();
  const name = useFactName();
  const when = body.rows[at]?.when ?? {};
  const labelOf = (fact: string): string =>
    body.inputs.find((input) => input.fact === fact)?.label ?? facts.find((entry) => entry.fact === fact)?.label ?? fact;
  const set = (fact: string, text: string | null): void => change(changeCell(body, { at, fact, label: labelOf(fact), text }));
  return (
    <div className={css.cells}>
      {Object.entries(when).map(([fact, cell]) => {
        const mine = faults.filter((fault) => fault.column === fact);
        return (
          <label key={fact} data-fault={mine.length > 0 ? "" : undefined}>
            <span>{name(fact, labelOf(fact))}</span>
            <Input
              size="small"
              variant="borderless"
              value={cell}
              status={mine.length > 0 ? "error" : undefined}
              onChange={(event) => set(fact, event.target.value)}
            />
            <button type="button" aria-label={t("policy.removeRow")} onClick={() => set(fact, null)}>
              ×
            </button>
            {mine.map((fault) => (
              <em key={fault.sentence}>{fault.sentence}</em>
            ))}
          </label>
        );
      })}
      <Select
        size="small"
        variant="filled"
        value={null}
        placeholder={t("policy.addColumn")}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(fact: string | null) => fact && set(fact, "")}
        options={facts.filter(({ fact }) => !(fact in when)).map(({ fact, label }) => ({ value: fact, label: name(fact, label) }))}
        popupMatchSelectWidth={200}
        style={{ width: 120 }}
      />
    </div>
  );
}

function Turned(): ReactNode {
  return (
    <span style={{ display: "inline-flex", transform: "rotate(180deg)" }}>
      <Icon name="down" size={13} />
    </span>
  );
}
