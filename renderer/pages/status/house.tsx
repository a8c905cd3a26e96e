import type { ReactNode } from "react";
import type { Outputs } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import css from "./status.module.css";

/** The model, the database and the journal. */
export function House({ status }: { status: Outputs["status"]["get"] }): ReactNode {
  const t = useT();
  const { version } = useSession();
  const { ai, database, journal } = status;
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
        <dt>{t("status.journal")}</dt>
        <dd>
          {t("status.journalLines", { lines: count(journal.lines), sealed: count(journal.sealed) })}{" "}
          <Tag tone={journal.intact ? "good" : "bad"}>{t(journal.intact ? "status.intact" : "status.broken")}</Tag>
        </dd>
        <dt>{t("status.version")}</dt>
        <dd>{version}</dd>
      </dl>
    </Panel>
  );
}
