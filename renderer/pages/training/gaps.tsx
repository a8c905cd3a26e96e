import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { api } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Panel } from "../../ui/parts.tsx";
import { wantName } from "../../widgets/condition-words.ts";
import css from "./training.module.css";

/** Shown before somebody asks for the others. */
const FIRST = 6;

/** What nothing could answer, the most frequent first: where a card or an example is missing. */
export function Gaps(): ReactNode {
  const { t, language } = useLocale();
  const list = useQuery(api.training.gaps.queryOptions());
  const [all, setAll] = useState(false);
  const rows = list.data?.rows ?? [];
  if (rows.length === 0) return null;
  const more = rows.length - FIRST;
  const tools = more > 0 && (
    <Button type="text" size="small" onClick={() => setAll(!all)}>
      {all ? t("training.fewer") : t("training.more", { n: more })}
    </Button>
  );
  return (
    <Panel title={t("training.gaps")} tools={tools} flush className={css.gaps}>
      <ol>
        {rows.slice(0, all ? rows.length : FIRST).map(({ want, why, count, caseId, number, question }) => (
          <li key={want + why.zh}>
            <b>{count}</b>
            <span>{wantName(t, want)}</span>
            <p>
              “{question}” <small>{why[language]}</small>
            </p>
            <Link to={`/cases/${caseId}`}>{number}</Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
