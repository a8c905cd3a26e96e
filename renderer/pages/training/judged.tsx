import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { Confusion, MixUps } from "./confusion.tsx";
import css from "./training.module.css";

type Cell = Outputs["training"]["confusion"]["cells"][number];

/** What the model had called cases that people judged: each number leads to its cases. */
export function Judged(): ReactNode {
  const t = useT();
  const classes = useClasses();
  const list = useQuery(api.training.confusion.queryOptions());
  const [picked, setPicked] = useState<Cell | null>(null);
  return (
    <Panel title={t("training.judged")} note={list.data && t("training.judgedNote", { n: count(list.data.judged) })}>
      <Answer of={list} lines={6}>
        {({ cells }) =>
          cells.length === 0 ? (
            <p className={css.hint}>{t("training.judgedNone")}</p>
          ) : (
            <>
              <MixUps of={cells} pick={setPicked} picked={picked} />
              {picked && (
                <div className={css.picked} role="status">
                  <p>
                    {t("training.cell", { truth: classes.title(picked.truth), guess: classes.title(picked.guess), n: count(picked.count) })}
                    {picked.count > picked.cases.length && t("training.newest", { n: picked.cases.length })}
                  </p>
                  <ul>
                    {picked.cases.map(({ caseId, number }) => (
                      <li key={caseId}>
                        <Link to={`/cases/${caseId}`}>{number}</Link>
                      </li>
                    ))}
                  </ul>
                </div>
              )}
              <Confusion of={cells} pick={setPicked} />
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
