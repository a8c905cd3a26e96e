import { Input, Select } from "antd";
import type { ReactNode } from "react";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { useT } from "../../locales/provider.tsx";
import { Told } from "../../ui/said.tsx";
import { CellInput } from "./cell-input.tsx";
import { changeCell, changeRow, type Row } from "./draft.ts";
import { type Fact, useTold } from "./facts.ts";
import css from "./policy.module.css";
import type { Checked } from "./use-check.ts";

interface ConditionProps {
  at: number;
  row: Row;
  body: PolicyBody;
  facts: readonly Fact[];
  faults: Checked["faults"];
  change: (body: PolicyBody) => void;
}

/** What a row is for and when it holds, to be set: one condition a fact, further ones chosen from all there are. */
export function Condition({ at, row, body, facts, faults, change }: ConditionProps): ReactNode {
  const t = useT();
  const told = useTold(facts);
  const known = new Map(facts.map((fact) => [fact.fact, fact]));
  const set = (fact: string, text: string | null): void => change(changeCell(body, { at, fact, label: known.get(fact)?.label ?? fact, text }));
  return (
    <>
      <Input
        value={row.note}
        placeholder={t("policy.note")}
        aria-label={t("policy.note")}
        onChange={(event) => change(changeRow(body, at, { note: event.target.value }))}
      />
      <Input
        value={row.noteEn ?? ""}
        placeholder={t("policy.noteEn")}
        aria-label={t("policy.noteEn")}
        onChange={({ target: { value } }) => change(changeRow(body, at, { noteEn: value === "" ? undefined : value }))}
      />
      <div className={css.cells}>
        {Object.entries(row.when).map(([id, cell]) => {
          const mine = faults.filter((fault) => fault.column === id);
          const { name } = told(id);
          const fact = known.get(id) ?? { fact: id, label: id, type: "string", unit: null, isClosed: false, words: {} };
          return (
            <div key={id} className={css.cell} data-fact={id} data-fault={mine.length > 0 ? "" : undefined}>
              <span>{name}</span>
              <CellInput fact={fact} name={name} cell={cell} set={(text) => set(id, text)} />
              <button type="button" aria-label={t("policy.removeCell", { fact: name })} onClick={() => set(id, null)}>
                ×
              </button>
              {mine.map((fault) => (
                <em key={fault.sentence}>
                  <Told zh={fault.sentence} en={fault.en} />
                </em>
              ))}
            </div>
          );
        })}
        <Select
          size="small"
          variant="filled"
          value={null}
          aria-label={t("policy.addColumn")}
          placeholder={t("policy.addColumn")}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(fact: string | null) => fact && set(fact, startingCell(known.get(fact)))}
          options={facts.filter(({ fact }) => !(fact in row.when)).map(({ fact }) => ({ value: fact, label: told(fact).name }))}
          popupMatchSelectWidth={220}
          style={{ width: 120 }}
        />
      </div>
    </>
  );
}

/** What a condition begins with: something that can be seen and changed. */
function startingCell(fact: Fact | undefined): string {
  if (fact?.type === "boolean") return "true";
  return fact?.type === "number" ? "<= 0" : "";
}
