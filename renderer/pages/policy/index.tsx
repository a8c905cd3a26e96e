import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { api, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Empty, Page, Panel, Tag } from "../../ui/parts.tsx";
import { BackToSteps } from "../../widgets/back-to-steps.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import type { Policy } from "./draft.ts";
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
    <Page title={t("policy.title")} note={<BackToSteps />}>
      <Answer of={answer} lines={14}>
        {(data) =>
          data.policies.length === 0 ? (
            <Empty title={t("policy.empty")} />
          ) : (
            data.policies.map((policy) => <One key={policy.name} policy={policy} facts={data.facts} />)
          )
        }
      </Answer>
    </Page>
  );
}

function One({ policy, facts }: { policy: Policy; facts: Answered["facts"] }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const mayEdit = useMay("policy.edit");
  const [editing, setEditing] = useState(false);
  if (editing) return <PolicyEditor policy={policy} facts={facts} close={() => setEditing(false)} />;
  return (
    <Panel
      title={policy.body.title}
      note={t("policy.version", { version: policy.version, by: toldBy(policy.createdBy), at: moment(policy.createdAt, now) })}
      tools={
        mayEdit && (
          <Button icon={<Icon name="edit" size={14} />} onClick={() => setEditing(true)}>
            {t("policy.edit")}
          </Button>
        )
      }
      flush
    >
      <div className={css.about}>
        <p>{policy.body.description}</p>
        <Tag tone="machine">
          {t("policy.hold")} {policy.body.holdMinutes} {t("policy.minutes")}
        </Tag>
        <small>{t("policy.order")}</small>
      </div>
      <PolicyTable body={policy.body} />
      <div className={css.lower}>
        <Examples body={policy.body} checked={null} />
        <History name={policy.name} />
      </div>
    </Panel>
  );
}
