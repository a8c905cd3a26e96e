import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, exact } from "../../ui/format.ts";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Panel, Tag, Unseen } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import { ModelWords, taskWord } from "../../widgets/model-words.tsx";
import { yuanOf } from "./cost.ts";
import css from "./models.module.css";

type Sent = Outputs["models"]["sent"]["rows"][number];
const SIZE = 30;

/** What left this machine for a model, newest first, and word for word. */
export function SentList(): ReactNode {
  const t = useT();
  const [page, setPage] = useState(0);
  const [problemsOnly, setProblemsOnly] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const sent = useQuery(api.models.sent.queryOptions({ input: { page, size: SIZE, problemsOnly } }));
  return (
    <Panel
      tools={
        <Checkbox checked={problemsOnly} onChange={({ target }) => setProblemsOnly(target.checked)}>
          {t("models.problemsOnly")}
        </Checkbox>
      }
      title={t("models.tabSent")}
      flush
    >
      <Answer of={sent} lines={10}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty title={t("models.sentEmpty")} />
          ) : (
            <>
              <table className={`${tables.small} ${css.sent}`}>
                <thead>
                  <tr>
                    <th>{t("models.sentAt")}</th>
                    <th>{t("models.sentFor")}</th>
                    <th>{t("models.model")}</th>
                    <th>{t("models.sentCase")}</th>
                    <th>{t("models.sentOutcome")}</th>
                    <th>{t("models.sentTokens")}</th>
                    <th>{t("models.sentCost")}</th>
                    <th>{t("models.sentMs")}</th>
                    <th>
                      <Unseen>{t("table.acts")}</Unseen>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Row key={row.id} row={row} show={() => setShown(row.id)} />
                  ))}
                </tbody>
              </table>
              {total > SIZE && <Pager page={page} size={SIZE} total={total} onPage={setPage} />}
            </>
          )
        }
      </Answer>
      {shown !== null && (
        <Drawer open onClose={() => setShown(null)} size={760} title={t("models.sentTitle")}>
          <ModelWords id={shown} />
        </Drawer>
      )}
    </Panel>
  );
}

function Row({ row, show }: { row: Sent; show: () => void }): ReactNode {
  const t = useT();
  return (
    <tr>
      <td>{exact(row.at)}</td>
      <td title={row.prompt}>{taskWord(row.task, t)}</td>
      <td>
        {row.endpointName} · {row.model}
      </td>
      <td>{row.caseId === null ? "–" : <Link to={`/cases/${row.caseId}`}>{row.caseNumber ?? row.caseId}</Link>}</td>
      <td>
        <Outcome of={row} />
      </td>
      <td>
        {count(row.tokensIn)} / {count(row.tokensOut)}
      </td>
      <td>{yuanOf(row.costMicro)}</td>
      <td>{row.totalMs === null ? "–" : `${row.firstMs ?? "–"} / ${count(row.totalMs)} ms`}</td>
      <td>
        <Button size="small" type="text" onClick={show}>
          {t("models.sentShow")}
        </Button>
      </td>
    </tr>
  );
}

function Outcome({ of }: { of: Sent }): ReactNode {
  const t = useT();
  if (of.state === "running") return <Tag tone="info">{t("models.running")}</Tag>;
  return of.problem === null ? <Tag tone="good">{t("models.fine")}</Tag> : <Tag tone="bad">{t(`modelProblem.${of.problem}`)}</Tag>;
}
