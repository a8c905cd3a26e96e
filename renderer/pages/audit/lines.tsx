import type { ReactNode } from "react";
import { Link } from "react-router";
import type { AuditLine } from "../../../main/hub/contract/audit.ts";
import { agentTold, journalFacts, verbTold } from "../../../main/hub/contract/journal-words.ts";
import { useLocale } from "../../locales/provider.tsx";
import type { Language, Translate } from "../../locales/text.ts";
import { exact, money } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import whole from "../../widgets/whole-list.module.css";
import css from "./audit.module.css";

function actorText({ kind, name }: AuditLine["actor"], { t, language }: { t: Translate; language: Language }): string {
  if (kind === "agent") return agentTold(name)[language];
  return kind === "operator" ? bareName(name) : t(`actor.${kind}`, { name: bareName(name) });
}

function factText({ name, value }: AuditLine["facts"][number], language: Language): string {
  return `${journalFacts[name]?.[language] ?? ""} ${typeof value === "number" && name.endsWith("Fen") ? money(value) : value}`;
}

/** Lines of the journal in the reader's language; words of people stay as they were written. */
export function Lines({ rows }: { rows: readonly AuditLine[] }): ReactNode {
  const { t, language } = useLocale();
  return (
    <table className={`${tables.heads} ${whole.table}`}>
      <thead>
        <tr>
          <th>{t("audit.colAt")}</th>
          <th>{t("audit.colWho")}</th>
          <th>{t("audit.colWhat")}</th>
          <th>{t("audit.colAbout")}</th>
          <th>{t("audit.colFacts")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <time>{exact(row.at)}</time>
            </td>
            <td>
              {row.actor.kind === "operator" ? (
                <b>
                  <Written>{actorText(row.actor, { t, language })}</Written>
                </b>
              ) : (
                <Tag tone={row.actor.kind === "policy" || row.actor.kind === "agent" ? "machine" : "plain"}>
                  <Written>{actorText(row.actor, { t, language })}</Written>
                </Tag>
              )}
            </td>
            <td>{verbTold(row.verb)[language]}</td>
            <td>
              <About row={row} />
            </td>
            <td className={css.facts}>
              <Written>{row.facts.map((fact) => factText(fact, language)).join(t("format.and"))}</Written>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function About({ row: { subject, subjectId, about } }: { row: AuditLine }): ReactNode {
  if (about === "") return "–";
  if (subject === "case") return <Link to={`/cases/${subjectId}`}>{about}</Link>;
  if (subject === "order") return <Link to={`/orders/${about}`}>{about}</Link>;
  return <Written>{bareName(about)}</Written>;
}
