import { Button } from "antd";
import type { ReactNode } from "react";
import type { PartName } from "../../../main/hub/contract/condition.ts";
import { useChange } from "../../client/change.ts";
import { useReadiness } from "../../client/readiness.ts";
import { hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useLocale } from "../../locales/provider.tsx";
import type { TextKey } from "../../locales/text.ts";
import { moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import css from "./shell.module.css";

const titles: Readonly<Record<PartName, TextKey>> = {
  database: "condition.database",
  disk: "condition.disk",
  clock: "condition.clock",
  ingest: "condition.ingest",
  channels: "condition.channels",
  models: "condition.models",
  chain: "condition.chain",
};

/** Which part of the hub does not work and since when, above every page; nothing while all do. */
export function Condition(): ReactNode {
  const { t, language } = useLocale();
  const now = useNow();
  const mayConfirm = useMay("shop.edit");
  const { ill, lostSince } = useReadiness();
  const confirm = useChange({ call: () => hub.status.confirmClock(), said: t("condition.confirmed") });
  if (lostSince) return <Line title={t("condition.unreachable")}>{t("condition.unreachableHint", { since: moment(lostSince, now) })}</Line>;
  return ill.map(({ part, since, zh, en }) => (
    <Line key={part} title={t(titles[part])}>
      {language === "zh" ? zh : en} {since && t("condition.since", { since: moment(new Date(since), now) })} {part === "database" && t("condition.reading")}
      {part === "clock" && mayConfirm && (
        <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
          {t("condition.confirmClock")}
        </Button>
      )}
    </Line>
  ));
}

function Line({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <div className={css.condition} role="alert">
      <Icon name="warn" size={16} />
      <b>{title}</b>
      <span>{children}</span>
    </div>
  );
}
