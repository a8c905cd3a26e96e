import { useQuery } from "@tanstack/react-query";
import { Button, Select, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useMay, useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact, percent } from "../../ui/format.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import type { Run } from "../../widgets/case-list/run.ts";
import { CaseTitle, UnknownStatus, useKindOf } from "../../widgets/case-title.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { Colleagues } from "../../widgets/colleagues.tsx";
import { DeadlineLine } from "../../widgets/deadline-badge.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { useColleagueLabel } from "../../widgets/standing.tsx";
import { HandoverButton } from "./handover.tsx";
import css from "./head.module.css";

type Case = CasePage["case"];

interface HeadProps {
  of: Case;
  run: Run;
  showList: (() => void) | null;
}

/** What it is, its clock, and the way up, back and on. */
export function Head({ of, run, showList }: HeadProps): ReactNode {
  const t = useT();
  const kindOf = useKindOf();
  const navigate = useNavigate();
  const go = (to: string | null): void => void navigate(run.href(to));
  return (
    <header className={css.head} data-source="case">
      <Tool label={t("case.back")} keys="Esc" icon="back" act={() => go(null)} />
      {showList && <Tool label={t("run.show")} keys="l" icon="queue" act={showList} />}
      <Tool label={t("run.previous")} keys="k" icon="up" act={run.previous && (() => go(run.previous?.id ?? null))} />
      <Tool label={t("run.next")} keys="j" icon="down" act={run.next && (() => go(run.next?.id ?? null))} />
      <ChannelMark channel={of.channel} shop={of.shopName} />
      <div className={css.title}>
        <h1>
          <CaseTitle of={of} />
        </h1>
        <p>
          <span title={exact(of.openedAt)}>{of.number}</span>
          <span>{kindOf(of)}</span>
          <span>{t(`caseState.${of.state}`)}</span>
          <span>{t(`queueName.${of.queue}`)}</span>
          {of.unknownStatus && (
            <Tag tone="warn">
              <UnknownStatus status={of.channelStatus} />
            </Tag>
          )}
          {of.demo && <Tag tone="warn">{t("demo.mark")}</Tag>}
        </p>
      </div>
      {of.problem && (
        <Tooltip title={of.problem}>
          <Tag tone="bad">{t("case.problem")}</Tag>
        </Tooltip>
      )}
      {of.arbitration && <Tag tone="bad">{t("case.arbitration")}</Tag>}
      <Colleagues caseId={of.id} words />
      <div className={css.clock}>
        <DeadlineLine of={of} />
      </div>
      <div className={css.headTools}>
        <ClassPicker of={of} />
        <Assignee of={of} />
        <HandoverButton caseId={of.id} />
      </div>
    </header>
  );
}

function Tool({ label, keys, icon, act }: { label: string; keys: string; icon: IconName; act: (() => void) | undefined }): ReactNode {
  return (
    <Tooltip title={`${label} (${keys})`}>
      <Button type="text" aria-label={label} icon={<Icon name={icon} />} disabled={!act} onClick={act} />
    </Tooltip>
  );
}

function ClassPicker({ of }: { of: Case }): ReactNode {
  const t = useT();
  const classes = useClasses();
  const mayWork = useMay("case.work");
  const setClass = useChange({ call: (disputeClass: string) => hub.cases.setClass({ caseId: of.id, disputeClass }), said: t("case.classSet") });
  const confidence = of.classConfidence === null ? t("class.byPerson") : t("class.sure", { percent: percent(of.classConfidence) });
  return (
    <Tooltip title={of.disputeClass ? confidence : t("class.waiting")}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        disabled={!mayWork || setClass.isPending}
        value={of.disputeClass ?? undefined}
        placeholder={t("class.waiting")}
        aria-label={t("filter.class")}
        onChange={(value: string) => setClass.mutate(value)}
        options={classes.list.map(({ id, title }) => ({ value: id, label: title }))}
        popupMatchSelectWidth={180}
        style={{ width: 136 }}
      />
    </Tooltip>
  );
}

/** Back to the queue, among people's ids. */
const QUEUE = "";

function Assignee({ of }: { of: Case }): ReactNode {
  const t = useT();
  const { me } = useSession();
  const labelOf = useColleagueLabel();
  const mayWork = useMay("case.work");
  const mayAssign = useMay("case.assign");
  const isMine = of.assigneeId === me.id;
  const people = useQuery(api.session.operators.queryOptions({ enabled: mayAssign || isMine, staleTime: 300_000 }));
  const assign = useChange({ call: (operatorId: string | null) => hub.cases.assign({ caseId: of.id, operatorId }), inOrder: `assignee:${of.id}` });
  // A supervisor gives any case, everybody his own.
  if (mayAssign || (mayWork && isMine))
    return (
      <Select
        value={of.assigneeId ?? undefined}
        placeholder={t("queue.nobody")}
        aria-label={t("queue.colAssignee")}
        loading={assign.isPending}
        popupMatchSelectWidth={false}
        onChange={(id: string) => assign.mutate(id === QUEUE ? null : id)}
        options={[
          ...(of.assigneeId === null ? [] : [{ value: QUEUE, label: t("case.release") }]),
          ...(people.data?.rows ?? []).map((person) => ({ value: person.id, label: labelOf(person) })),
        ]}
        style={{ width: 110 }}
      />
    );
  if (of.assigneeName || !mayWork) return <Tag>{of.assigneeName ? <Written>{bareName(of.assigneeName)}</Written> : t("queue.nobody")}</Tag>;
  return (
    <Button type="primary" loading={assign.isPending} onClick={() => assign.mutate(me.id)}>
      {t("case.take")}
    </Button>
  );
}
