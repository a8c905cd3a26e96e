import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { requestKey, useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, money } from "../../ui/format.ts";
import { Tag } from "../../ui/parts.tsx";
import { Told, Written } from "../../ui/said.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import css from "./together.module.css";

type Preview = Outputs["accountCases"]["preview"];
type Row = Preview["rows"][number];
type Done = Outputs["accountCases"]["decide"];
type Asked = Parameters<typeof hub.accountCases.decide>[0];
type Answer = Asked["answer"];
type Wanted = Asked["cases"];

/** All open cases of the buyer, answered at once: each as its own kind is answered, after one look at all of it. */
export function Together({ accountId, open }: { accountId: string; open: number }): ReactNode {
  const t = useT();
  const [asking, setAsking] = useState(false);
  if (open === 0) return null;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t("together.begin", { n: count(open) })}
      </Button>
      {asking && <Ask accountId={accountId} close={() => setAsking(false)} />}
    </>
  );
}

function Ask({ accountId, close }: { accountId: string; close: () => void }): ReactNode {
  const t = useT();
  const [answer, setAnswer] = useState<Answer>("agree");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const [text, setText] = useState("");
  const [key] = useState(requestKey);
  const [done, setDone] = useState<Done | null>(null);
  const preview = useQuery(api.accountCases.preview.queryOptions({ input: { accountId, answer }, staleTime: 0, enabled: done === null }));
  const rows = preview.data?.rows ?? [];
  const chosen = rows.filter(({ caseId, why }) => why === null && !left.has(caseId));
  const missing = answer === "refuse" && (text.trim() === "" || chosen.some(({ caseId, reasons: of }) => of.length > 0 && !reasons.has(caseId)));
  const decide = useChange({
    keyed: true,
    call: (cases: Wanted) =>
      hub.accountCases.decide({ accountId, answer, cases, requestKey: `${key}:${answer}`, ...(answer === "refuse" ? { text: text.trim() } : {}) }),
    after: setDone,
  });
  const wanted = (): Wanted =>
    chosen.flatMap(({ caseId, revision, kind }) => {
      const reasonId = reasons.get(caseId);
      return kind === null ? [] : [{ caseId, revision, kind, ...(reasonId === undefined ? {} : { reasonId }) }];
    });
  const pays = chosen.reduce((sum, row) => sum + row.paysFen, 0);
  const failed = new Map(done?.rows.map((row) => [row.caseId, row]));
  return (
    <Modal
      open
      width={760}
      title={t("together.title")}
      okText={done ? t("together.close") : t(`togetherDo.${answer}`, { n: count(chosen.length), sum: money(pays) })}
      okButtonProps={{ danger: answer === "refuse" && !done, disabled: !done && (chosen.length === 0 || missing), loading: decide.isPending }}
      cancelText={t("action.cancel")}
      onOk={() => (done ? close() : decide.mutate(wanted()))}
      onCancel={close}
    >
      <div className={css.ask}>
        {done ? (
          <p role="status">{t("together.done", { n: count(done.done), of: count(done.rows.length), sum: money(done.paysFen) })}</p>
        ) : (
          <Segmented<Answer>
            value={answer}
            aria-label={t("together.answer")}
            onChange={setAnswer}
            options={(["agree", "refuse"] as const).map((value) => ({ value, label: t(`togetherAnswer.${value}`) }))}
          />
        )}
        {preview.data && !done && <p role="status">{sumUp(t, { data: preview.data, chosen: chosen.length, pays })}</p>}
        <ol className={css.rows}>
          {rows.map((row) => (
            <Line
              key={row.caseId}
              row={row}
              outcome={failed.get(row.caseId)}
              isLeft={left.has(row.caseId)}
              toggle={() => setLeft(toggled(left, row.caseId))}
              reason={reasons.get(row.caseId)}
              pick={(id) => setReasons(new Map(reasons).set(row.caseId, id))}
            />
          ))}
        </ol>
        {answer === "refuse" && !done && (
          <Input.TextArea
            rows={2}
            value={text}
            maxLength={200}
            placeholder={t("together.words")}
            aria-label={t("together.words")}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </div>
    </Modal>
  );
}

function toggled(left: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(left);
  if (!next.delete(id)) next.add(id);
  return next;
}

function sumUp(t: ReturnType<typeof useT>, { data, chosen, pays }: { data: Preview; chosen: number; pays: number }): string {
  const told = t("together.sum", { n: count(chosen), of: count(data.rows.length), sum: money(pays) });
  return data.more > 0 ? `${told} ${t("together.more", { n: count(data.more) })}` : told;
}

interface LineProps {
  row: Row;
  outcome: Done["rows"][number] | undefined;
  isLeft: boolean;
  toggle: () => void;
  reason: string | undefined;
  pick: (id: string) => void;
}

function Line({ row, outcome, isLeft, toggle, reason, pick }: LineProps): ReactNode {
  const t = useT();
  const why = outcome
    ? outcome.why === null
      ? null
      : { zh: outcome.why, en: outcome.en ?? outcome.why }
    : row.why === null
      ? null
      : { zh: row.why, en: row.en.why ?? row.why };
  return (
    <li>
      <Checkbox checked={row.why === null && !isLeft} disabled={row.why !== null || outcome !== undefined} onChange={toggle}>
        {row.number}
      </Checkbox>
      <span>{t(`kind.${row.caseKind}`)}</span>
      <b>{money(row.amountFen)}</b>
      <p>
        {outcome?.actionId && <Tag tone="good">{t("together.arranged")}</Tag>}
        {why ? (
          <span className={css.why}>
            <Told {...why} />
          </span>
        ) : (
          !outcome && row.reasons.length === 0 && <Told zh={row.sentence} en={row.en.sentence} />
        )}
        {!outcome && row.why === null && row.reasons.length > 0 && (
          <Select
            size="small"
            value={reason}
            placeholder={t("together.reason")}
            aria-label={t("together.reason")}
            onChange={pick}
            options={row.reasons.map(({ id, text }) => ({ value: id, label: <Written>{text}</Written> }))}
          />
        )}
      </p>
    </li>
  );
}
