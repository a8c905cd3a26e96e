import { Button, Select } from "antd";
import { type DragEvent, type ReactNode, useState } from "react";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { policyOutcomes } from "../../../main/hub/contract/words.ts";
import { useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Told, Written } from "../../ui/said.tsx";
import { Condition } from "./condition.tsx";
import { changeRow, copyRow, moveRow, removeRow } from "./draft.ts";
import { type Fact, useTold } from "./facts.ts";
import css from "./policy.module.css";
import { Outcome, RowInWords } from "./policy-table.tsx";
import { ReachOfRow } from "./reach.tsx";
import type { Checked } from "./use-check.ts";

interface EditRowProps {
  at: number;
  body: PolicyBody;
  facts: readonly Fact[];
  checked: Checked | null;
  isOpen: boolean;
  /** Opens a row by its id, and closes whichever was. */
  open: (row: string | null) => void;
  change: (body: PolicyBody) => void;
}

/** One row of a policy under edit: in words until it is opened; dragged by its number, or moved by its buttons. */
export function EditRow(props: EditRowProps): ReactNode {
  const { at, body, facts, checked, isOpen, open, change } = props;
  const t = useT();
  const row = body.rows[at];
  const drag = useDrag(at, (from) => change(moveRow(body, from, at)));
  if (!row) return null;
  const faults = checked?.faults.filter((fault) => fault.row === row.id) ?? [];
  return (
    <li
      className={css.row}
      data-editing={isOpen ? "open" : "closed"}
      data-row={row.id}
      data-fault={faults.length > 0 ? "" : undefined}
      data-over={drag.isOver ? "" : undefined}
      {...drag.target}
    >
      <span className={css.number} title={t("policy.drag")} {...drag.handle}>
        <i aria-hidden>⠿</i>
        {at + 1}
      </span>
      <div className={css.fields}>
        {isOpen ? <Condition {...props} row={row} faults={faults} /> : <RowInWords row={row} facts={facts} />}
        {faults
          .filter((fault) => !isOpen || !fault.column || !(fault.column in row.when))
          .map((fault) => (
            <em key={`${fault.column} ${fault.sentence}`}>
              <Told zh={fault.sentence} en={fault.en} />
            </em>
          ))}
        <Crossing body={body} row={row.id} facts={facts} overlaps={checked?.overlaps ?? []} />
      </div>
      <div className={css.comes}>
        {isOpen ? (
          <Select
            value={row.outcome}
            aria-label={t("policy.outcome")}
            onChange={(outcome) => change(changeRow(body, at, { outcome }))}
            options={policyOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        ) : (
          <Outcome of={row.outcome} />
        )}
        <ReachOfRow policy={body.name} row={row.id} />
      </div>
      {isOpen ? (
        <Growing
          most={4}
          value={row.reason}
          placeholder={t("policy.reason")}
          aria-label={t("policy.reason")}
          onChange={(event) => change(changeRow(body, at, { reason: event.target.value }))}
        />
      ) : (
        <p className={css.reason}>
          <Written>{row.reason}</Written>
        </p>
      )}
      <Moves at={at} body={body} isOpen={isOpen} open={open} change={change} />
    </li>
  );
}

function Moves({ at, body, isOpen, open, change }: Pick<EditRowProps, "at" | "body" | "isOpen" | "open" | "change">): ReactNode {
  const t = useT();
  const small = { type: "text", size: "small" } as const;
  return (
    <span className={css.moves}>
      <Button
        {...small}
        aria-label={t(isOpen ? "policy.closeRow" : "policy.openRow", { n: at + 1 })}
        aria-expanded={isOpen}
        icon={<Icon name={isOpen ? "check" : "edit"} size={13} />}
        onClick={() => open(isOpen ? null : (body.rows[at]?.id ?? null))}
      />
      <Button
        {...small}
        aria-label={t("policy.moveUp")}
        disabled={at === 0}
        icon={<Icon name="up" size={13} />}
        onClick={() => change(moveRow(body, at, at - 1))}
      />
      <Button
        {...small}
        aria-label={t("policy.moveDown")}
        disabled={at === body.rows.length - 1}
        icon={<Icon name="down" size={13} />}
        onClick={() => change(moveRow(body, at, at + 1))}
      />
      <Button {...small} aria-label={t("policy.copyRow")} icon={<Icon name="copy" size={13} />} onClick={() => change(copyRow(body, at))} />
      <Button
        {...small}
        danger
        aria-label={t("policy.removeRow")}
        disabled={body.rows.length < 2}
        icon={<Icon name="cross" size={13} />}
        onClick={() => change(removeRow(body, at))}
      />
    </span>
  );
}

const KIND = "application/x-aftercare-row";

/** Dragging by the handle only, so that text in the row can be selected; what is dropped is the place it came from. */
function useDrag(at: number, dropped: (from: number) => void): { isOver: boolean; handle: object; target: object } {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    handle: {
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        event.dataTransfer.setData(KIND, String(at));
        event.dataTransfer.effectAllowed = "move";
      },
    },
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (!event.dataTransfer.types.includes(KIND)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent<HTMLElement>) => {
        setOver(false);
        const from = Number.parseInt(event.dataTransfer.getData(KIND), 10);
        if (Number.isNaN(from)) return;
        event.preventDefault();
        dropped(from);
      },
    },
  };
}

/** Earlier rows that take a part of what this one would, and come to something else: order alone decides there. */
function Crossing({ body, row, facts, overlaps }: { body: PolicyBody; row: string; facts: readonly Fact[]; overlaps: Checked["overlaps"] }): ReactNode {
  const t = useT();
  const told = useTold(facts);
  return overlaps
    .filter((overlap) => overlap.row === row)
    .map((overlap) => (
      <small key={overlap.earlier} className={css.crossing}>
        {t("policy.crosses", {
          n: body.rows.findIndex(({ id }) => id === overlap.earlier) + 1,
          facts: overlap.facts.map((fact) => told(fact).name).join(t("policy.comma")),
        })}
      </small>
    ));
}
