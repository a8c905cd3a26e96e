import { Button, InputNumber, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import { requestKey, useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/parts.tsx";
import { addRow, type Policy } from "./draft.ts";
import { EditRow } from "./edit-row.tsx";
import { Examples } from "./examples.tsx";
import css from "./policy.module.css";

type Checked = Outputs["policies"]["check"];

interface EditorProps {
  policy: Policy;
  facts: Outputs["policies"]["list"]["facts"];
  close: () => void;
}

/** Change, check, publish. Faults stand at the row and the condition they are about. */
export function PolicyEditor({ policy, facts, close }: EditorProps): ReactNode {
  const t = useT();
  const [body, setBody] = useState(policy.body);
  const [keys, setKeys] = useState(() => policy.body.rows.map(requestKey));
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = useChange({ call: () => hub.policies.check({ body }), after: setChecked });
  const publish = useChange({ call: () => hub.policies.publish({ body }), said: ({ version }) => t("policy.published", { version }), after: close });
  const clean = checked !== null && checked.faults.length === 0 && checked.examples.every((example) => example.passed);
  const change = (next: typeof body): void => {
    setBody(next);
    setChecked(null);
  };
  const loose = checked?.faults.filter((fault) => !body.rows.some((row) => row.id === fault.row)) ?? [];
  return (
    <Panel
      title={body.title}
      tools={
        <>
          <Button onClick={close}>{t("policy.cancel")}</Button>
          <Button loading={check.isPending} onClick={() => check.mutate(undefined)}>
            {t("policy.check")}
          </Button>
          <Popconfirm title={t("policy.publishTitle")} description={t("policy.publishHint")} onConfirm={() => publish.mutate(undefined)} disabled={!clean}>
            <Button type="primary" disabled={!clean} loading={publish.isPending}>
              {t("policy.publish")}
            </Button>
          </Popconfirm>
        </>
      }
      flush
    >
      <div className={css.about}>
        <span>{t("policy.hold")}</span>
        <InputNumber
          min={0}
          max={1_440}
          value={body.holdMinutes}
          onChange={(value) => change({ ...body, holdMinutes: value ?? 0 })}
          aria-label={t("policy.hold")}
        />
        <span>{t("policy.minutes")}</span>
        <small>{t("policy.order")}</small>
      </div>
      {checked && (
        <div className={css.result} data-clean={clean ? "" : undefined} role="status">
          <Icon name={clean ? "check" : "warn"} />
          {clean
            ? t("policy.faultsNone", { n: checked.examples.length })
            : t("policy.faults", { n: checked.faults.length + checked.examples.filter((example) => !example.passed).length })}
          {loose.map((fault) => (
            <p key={fault.sentence}>{fault.sentence}</p>
          ))}
        </div>
      )}
      <ol className={css.rows}>
        {body.rows.map((row, at) => (
          <EditRow
            key={keys[at] ?? row.id}
            at={at}
            body={body}
            facts={facts}
            faults={checked?.faults.filter((fault) => fault.row === row.id) ?? []}
            change={change}
            keys={keys}
            setKeys={setKeys}
          />
        ))}
      </ol>
      <div className={css.add}>
        <Button
          icon={<Icon name="plus" size={13} />}
          onClick={() => {
            change(addRow(body));
            setKeys([...keys.slice(0, -1), requestKey(), ...keys.slice(-1)]);
          }}
        >
          {t("policy.addRow")}
        </Button>
      </div>
      <Examples body={body} checked={checked?.examples ?? null} />
    </Panel>
  );
}
