import { useQuery } from "@tanstack/react-query";
import { Button, Switch } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Empty, Page, Panel, Tag } from "../../ui/parts.tsx";
import { BackToSteps } from "../../widgets/back-to-steps.tsx";
import { InOwnWords } from "../../widgets/policy-words.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import type { Policy } from "./draft.ts";
import { DraftBar } from "./draft-bar.tsx";
import { Examples } from "./examples.tsx";
import { History } from "./history.tsx";
import css from "./policy.module.css";
import { PolicyEditor } from "./policy-editor.tsx";
import { PolicyTable } from "./policy-table.tsx";

type Answered = Outputs["policies"]["list"];

/** The rules in force, and for who may: changing them without a developer. */
export default function PolicyPage(): ReactNode {
  const t = useT();
  const answer = useQuery(api.policies.list.queryOptions());
  return (
    <Page title={t("policy.title")} note={<BackToSteps />} tools={answer.data && <SecondPerson on={answer.data.secondPerson} />}>
      <Answer of={answer} lines={14}>
        {(data) =>
          data.policies.length === 0 ? (
            <Empty title={t("policy.empty")} />
          ) : (
            data.policies.map((policy) => <One key={policy.name} policy={policy} facts={data.facts} secondPerson={data.secondPerson} />)
          )
        }
      </Answer>
    </Page>
  );
}

/** Whether a second person publishes; an administrator's to say, everybody's to see. */
function SecondPerson({ on }: { on: boolean }): ReactNode {
  const t = useT();
  const may = useMay("people.edit");
  const set = useChange({ call: (next: boolean) => hub.policies.setSecondPerson({ on: next }) });
  if (!may) return on ? <Tag tone="info">{t("policy.secondPerson")}</Tag> : null;
  return (
    <span className={css.second}>
      <Switch size="small" checked={on} loading={set.isPending} onChange={(next) => set.mutate(next)} aria-label={t("policy.secondPerson")} />
      {t("policy.secondPerson")}
    </span>
  );
}

function One({ policy, facts, secondPerson }: { policy: Policy; facts: Answered["facts"]; secondPerson: boolean }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const mayEdit = useMay("policy.edit");
  const [editing, setEditing] = useState(false);
  const found = useQuery(api.policies.draft.queryOptions({ input: { name: policy.name }, enabled: mayEdit }));
  const draft = found.data?.draft ?? null;
  if (editing) return <PolicyEditor policy={policy} facts={facts} draft={draft} secondPerson={secondPerson} close={() => setEditing(false)} />;
  return (
    <Panel
      title={<InOwnWords zh={policy.body.title} en={policy.body.titleEn} />}
      note={t("policy.version", { version: policy.version, by: toldBy(policy.createdBy), at: moment(policy.createdAt, now) })}
      tools={
        mayEdit &&
        !draft && (
          <Button icon={<Icon name="edit" size={14} />} disabled={!found.isSuccess} onClick={() => setEditing(true)}>
            {t("policy.edit")}
          </Button>
        )
      }
      flush
    >
      {draft && <DraftBar draft={draft} policy={policy} facts={facts} secondPerson={secondPerson} edit={() => setEditing(true)} />}
      <div className={css.about}>
        <p>
          <InOwnWords zh={policy.body.description} en={policy.body.descriptionEn} />
        </p>
        <Tag tone="machine">
          {t("policy.hold")} {policy.body.holdMinutes} {t("policy.minutes")}
        </Tag>
        <small>{t("policy.order")}</small>
      </div>
      <PolicyTable body={policy.body} facts={facts} />
      <div className={css.lower}>
        <Examples body={policy.body} facts={facts} checked={null} />
        <History policy={policy} facts={facts} secondPerson={secondPerson} />
      </div>
    </Panel>
  );
}
