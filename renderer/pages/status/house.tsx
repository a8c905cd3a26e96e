import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useMay, useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Payloads } from "./payloads.tsx";
import css from "./status.module.css";

/** The model, the database and the journal. */
export function House({ status }: { status: Outputs["status"]["get"] }): ReactNode {
  const t = useT();
  const { version } = useSession();
  const { ai, database, journal } = status;
  const mayCheck = useMay("shop.edit");
  const check = useChange({
    call: () => hub.status.checkJournal(),
    said: ({ intact, brokenAt }) => (intact ? t("status.journalChecked") : t("status.broken", { line: brokenAt ?? "" })),
  });
  return (
    <Panel title={t("status.house")}>
      <dl className={css.house}>
        <dt>{t("status.aiModel")}</dt>
        <dd>
          {ai.configured ? (
            <>
              {ai.model} <Tag tone={ai.problem ? "bad" : "good"}>{ai.problem ?? t("status.aiFine")}</Tag>
            </>
          ) : (
            t("status.aiNone")
          )}
        </dd>
        <dt>{t("status.embedder")}</dt>
        <dd>{ai.embedder}</dd>
        <dt>{t("status.database")}</dt>
        <dd>
          PostgreSQL {database.version} · {t(database.kind === "embedded" ? "status.dbEmbedded" : "status.dbExternal")} ·{" "}
          {(database.sizeBytes / 1_048_576).toFixed(0)} MB
        </dd>
        <dt>{t("status.key")}</dt>
        <dd>{t(`keyPlace.${status.keyPlace}`)}</dd>
        <dt>{t("status.payloads")}</dt>
        <dd>
          <Payloads kept={status.payloads} />
        </dd>
        <dt>{t("status.journal")}</dt>
        <dd>
          {t("status.journalLines", { lines: count(journal.lines), sealed: count(journal.sealed) })}{" "}
          <Tag tone={journal.intact ? "good" : "bad"}>{journal.intact ? t("status.intact") : t("status.broken", { line: journal.brokenAt ?? "" })}</Tag>{" "}
          {mayCheck && (
            <Button size="small" type="text" loading={check.isPending} onClick={() => check.mutate(undefined)}>
              {t("status.checkJournal")}
            </Button>
          )}
        </dd>
        <dt>{t("status.version")}</dt>
        <dd>{version}</dd>
      </dl>
    </Panel>
  );
}
