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
import { Icon } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import { Tag } from "../../ui/parts.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { DeadlineLine } from "../../widgets/deadline-badge.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { HandoverButton } from "./handover.tsx";
import css from "./head.module.css";

type Case = CasePage["case"];

export function Head({ of }: { of: Case }): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  return (
    <header className={css.head} data-source="case">
      <Tooltip title={t("case.back")}>
        <Button type="text" aria-label={t("case.back")} icon={<Icon name="back" />} onClick={() => void navigate(-1)} />
      </Tooltip>
      <ChannelMark channel={of.channel} shop={of.shopName} />
      <div className={css.title}>
        <h1>{of.title || t("queue.noTitle", { reason: of.reason || t(`kind.${of.kind}`) })}</h1>
        <p>
          <span title={exact(of.openedAt)}>{of.number}</span>
          <span>{t(`kind.${of.kind}`)}</span>
          <span>{t(`caseState.${of.state}`)}</span>
          <span>{t(`queueName.${of.queue}`)}</span>
          {of.unknownStatus && <Tag tone="warn">{t("case.unknownStatus", { status: of.channelStatus })}</Tag>}
          {of.demo && <Tag tone="warn">{t("demo.mark")}</Tag>}
        </p>
      </div>
      {of.problem && (
        <Tooltip title={of.problem}>
          <Tag tone="bad">{t("case.problem")}</Tag>
        </Tooltip>
      )}
      {of.arbitration && <Tag tone="bad">{t("case.arbitration")}</Tag>}
      <DeadlineLine of={of} />
      <div className={css.headTools}>
        <ClassPicker of={of} />
        <Assignee of={of} />
        <HandoverButton caseId={of.id} />
      </div>
    </header>
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

function Assignee({ of }: { of: Case }): ReactNode {
  const t = useT();
  const { me } = useSession();
  const mayWork = useMay("case.work");
  const mayAssign = useMay("case.assign");
  const people = useQuery(api.session.operators.queryOptions({ enabled: mayAssign, staleTime: 300_000 }));
  const assign = useChange({ call: (operatorId: string | null) => hub.cases.assign({ caseId: of.id, operatorId }) });
  if (mayAssign)
    return (
      <Select
        allowClear
        value={of.assigneeId ?? undefined}
        placeholder={t("queue.nobody")}
        aria-label={t("queue.colAssignee")}
        loading={assign.isPending}
        onChange={(id: string | undefined) => assign.mutate(id ?? null)}
        options={(people.data?.rows ?? []).map((person) => ({ value: person.id, label: bareName(person.name) }))}
        style={{ width: 100 }}
      />
    );
  if (of.assigneeId === me.id)
    return (
      <Button loading={assign.isPending} onClick={() => assign.mutate(null)}>
        {t("case.release")}
      </Button>
    );
  if (of.assigneeName || !mayWork) return <Tag>{of.assigneeName ? bareName(of.assigneeName) : t("queue.nobody")}</Tag>;
  return (
    <Button type="primary" loading={assign.isPending} onClick={() => assign.mutate(me.id)}>
      {t("case.take")}
    </Button>
  );
}
