import { Button, Popconfirm } from "antd";
import type { ReactNode } from "react";
import type { PolicyDraft } from "../../../main/hub/contract/policies.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import { Changes } from "./changes.tsx";
import type { Policy } from "./draft.ts";
import type { Fact } from "./facts.ts";
import css from "./policy.module.css";

interface DraftBarProps {
  draft: PolicyDraft;
  policy: Policy;
  facts: readonly Fact[];
  secondPerson: boolean;
  edit: () => void;
}

/** A draft that waits: to be written on, or, where it was proposed, to be published by somebody else. */
export function DraftBar({ draft, policy, facts, secondPerson, edit }: DraftBarProps): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const { me } = useSession();
  const publish = useChange({
    call: () => hub.policies.publish({ body: draft.body, basedOn: draft.basedOn }),
    said: ({ version }) => t("policy.published", { version }),
  });
  const isMine = draft.proposedBy === `operator:${me.id}`;
  const isOld = draft.basedOn !== policy.version;
  const by = toldBy(draft.proposedBy ?? draft.updatedBy);
  const at = moment(draft.proposedAt ?? draft.updatedAt, now);
  return (
    <div className={css.draft} role="status">
      <p>
        <Icon name="edit" size={14} />
        {t(draft.proposedBy === null ? "policy.draftBy" : "policy.proposedBy", { by, at })}
        <Button size="small" onClick={edit}>
          {t("policy.goOn")}
        </Button>
        {draft.proposedBy !== null && secondPerson && (
          <Popconfirm
            title={t("policy.publishTitle")}
            description={t("policy.publishHint")}
            onConfirm={() => publish.mutate(undefined)}
            disabled={isMine || isOld}
          >
            <Button size="small" type="primary" disabled={isMine || isOld} loading={publish.isPending}>
              {t("policy.publish")}
            </Button>
          </Popconfirm>
        )}
        {isMine && secondPerson && <small>{t("policy.waitsForOther")}</small>}
        {isOld && <small className={css.bad}>{t("policy.draftOld", { version: draft.basedOn, now: policy.version })}</small>}
      </p>
      <Changes before={policy.body} after={draft.body} version={policy.version} facts={facts} />
    </div>
  );
}
