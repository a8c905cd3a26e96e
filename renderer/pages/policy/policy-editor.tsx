import { Button, InputNumber, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import type { PolicyBody, PolicyDraft } from "../../../main/hub/contract/policies.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/parts.tsx";
import { Told } from "../../ui/said.tsx";
import { InOwnWords } from "../../widgets/policy-words.tsx";
import { Changes } from "./changes.tsx";
import { difference, sizeOf } from "./difference.ts";
import { addRow, type Policy } from "./draft.ts";
import { EditRow } from "./edit-row.tsx";
import { Examples } from "./examples.tsx";
import type { Fact } from "./facts.ts";
import { KeptLine } from "./kept-line.tsx";
import css from "./policy.module.css";
import { type Checked, useCheck } from "./use-check.ts";
import { useDraft } from "./use-draft.ts";

interface EditorProps {
  policy: Policy;
  facts: readonly Fact[];
  /** What somebody wrote already; `null` begins from the version in force. */
  draft: PolicyDraft | null;
  secondPerson: boolean;
  close: () => void;
}

/** Change, and see at once what it does: faults at their row, what differs from the version in force, how the examples fare. */
export function PolicyEditor({ policy, facts, draft, secondPerson, close }: EditorProps): ReactNode {
  const t = useT();
  const edit = useDraft({ body: policy.body, basedOn: policy.version, draft });
  const { body } = edit;
  const [opened, open] = useState<string | null>(null);
  const { checked, isClean } = useCheck(body);
  const isChanged = sizeOf(difference(policy.body, body)) > 0;
  const mayGo = isClean && isChanged && edit.keeping.state !== "moved";
  const drop = useChange({
    call: async () => {
      const revision = await edit.settle();
      if (revision !== null) await hub.policies.dropDraft({ name: body.name, revision });
    },
    after: close,
  });
  return (
    <Panel
      title={<InOwnWords zh={body.title} en={body.titleEn} />}
      note={<KeptLine edit={edit} />}
      tools={
        <>
          <Button onClick={close}>{t("policy.later")}</Button>
          <Popconfirm title={t("policy.dropTitle")} onConfirm={() => drop.mutate(undefined)} disabled={!isChanged}>
            <Button danger disabled={!isChanged} loading={drop.isPending}>
              {t("policy.cancel")}
            </Button>
          </Popconfirm>
          <Forward body={body} basedOn={edit.basedOn} settle={edit.settle} secondPerson={secondPerson} may={mayGo} close={close} />
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
          onChange={(value) => edit.change({ ...body, holdMinutes: value ?? 0 })}
          aria-label={t("policy.hold")}
        />
        <span>{t("policy.minutes")}</span>
        <small>{t("policy.order")}</small>
      </div>
      <Verdict body={body} checked={checked} isClean={isClean} />
      <div className={css.upper}>
        <Changes before={policy.body} after={body} version={policy.version} facts={facts} />
      </div>
      <ol className={css.rows}>
        {body.rows.map((row, at) => (
          <EditRow key={row.id} at={at} body={body} facts={facts} checked={checked} isOpen={opened === row.id} open={open} change={edit.change} />
        ))}
      </ol>
      <div className={css.add}>
        <Button
          icon={<Icon name="plus" size={13} />}
          onClick={() => {
            const next = addRow(body);
            edit.change(next);
            open(next.rows.at(-2)?.id ?? null);
          }}
        >
          {t("policy.addRow")}
        </Button>
      </div>
      <div className={css.lower}>
        <Examples body={body} facts={facts} checked={checked?.examples ?? null} change={edit.change} />
      </div>
    </Panel>
  );
}

/** How the policy fares as a whole; faults that belong to no row stand here. */
function Verdict({ body, checked, isClean }: { body: PolicyBody; checked: Checked | null; isClean: boolean }): ReactNode {
  const t = useT();
  if (!checked) return null;
  const failed = checked.examples.filter((example) => !example.passed).length;
  const loose = checked.faults.filter((fault) => !body.rows.some((row) => row.id === fault.row));
  const faults = checked.faults.length;
  const hasFaults = faults > 0 || failed > 0;
  return (
    <div className={css.result} data-clean={hasFaults ? undefined : ""} role="status">
      <Icon name={hasFaults ? "warn" : "check"} />
      {hasFaults ? t("policy.faults", { n: Math.max(faults, failed) }) : t(isClean ? "policy.faultsNone" : "policy.checking", { n: checked.examples.length })}
      {checked.overlaps.length > 0 && <small>{t("policy.crossings", { n: checked.overlaps.length })}</small>}
      {loose.map((fault) => (
        <p key={fault.sentence}>
          <Told zh={fault.sentence} en={fault.en} />
        </p>
      ))}
    </div>
  );
}

interface ForwardProps {
  body: PolicyBody;
  basedOn: number;
  settle: () => Promise<number | null>;
  secondPerson: boolean;
  may: boolean;
  close: () => void;
}

/** Into force, or to the second person who puts it there. */
function Forward({ body, basedOn, settle, secondPerson, may, close }: ForwardProps): ReactNode {
  const t = useT();
  const publish = useChange({
    call: async () => {
      await settle();
      return hub.policies.publish({ body, basedOn });
    },
    said: ({ version }) => t("policy.published", { version }),
    after: close,
  });
  const propose = useChange({
    call: async () => {
      const revision = await settle();
      if (revision === null) throw new Error("not kept");
      return hub.policies.propose({ name: body.name, revision });
    },
    said: t("policy.proposed"),
    after: close,
  });
  if (secondPerson)
    return (
      <Button type="primary" disabled={!may} loading={propose.isPending} onClick={() => propose.mutate(undefined)}>
        {t("policy.propose")}
      </Button>
    );
  return (
    <Popconfirm title={t("policy.publishTitle")} description={t("policy.publishHint")} onConfirm={() => publish.mutate(undefined)} disabled={!may}>
      <Button type="primary" disabled={!may} loading={publish.isPending}>
        {t("policy.publish")}
      </Button>
    </Popconfirm>
  );
}
