import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import type { BulkAct, BulkDone, BulkLook } from "../../../../main/hub/contract/bulk.ts";
import { sentenceOf } from "../../../client/refusal.ts";
import { useLocale } from "../../../locales/provider.tsx";
import { count, money } from "../../../ui/format.ts";
import { Tag } from "../../../ui/parts.tsx";
import { Told, useSaid, Written } from "../../../ui/said.tsx";
import { useActionKinds } from "../../../widgets/action-kinds.ts";
import css from "./bulk.module.css";
import { type Many, type Stage, useMany } from "./many.ts";

interface RunningProps {
  act: BulkAct;
  caseIds: readonly string[];
  close: () => void;
  told: (stage: Stage) => void;
}

/** What would happen to which, then what happened. */
export function Running({ act, caseIds, close, told }: RunningProps): ReactNode {
  const spoken = useLocale();
  const { t } = spoken;
  const many = useMany(act, caseIds);
  const { stage, looked, done, undone, error } = many;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever shows it hears of each stage once
  useEffect(() => told(stage), [stage]);
  const able = looked.filter(({ why }) => why === null);
  return (
    <div className={css.running}>
      {error !== null && <p role="alert">{sentenceOf(error, spoken)}</p>}
      {stage === "looking" && error === null && (
        <Progress text={t("bulk.looking", { at: count(many.at), n: count(caseIds.length) })} at={many.at} of={caseIds.length} />
      )}
      {stage === "looked" && <Looked act={act} able={able} refused={looked.filter(({ why }) => why !== null)} gone={caseIds.length - looked.length} />}
      {stage === "running" && <Progress text={t("bulk.running", { at: count(many.at), n: count(able.length) })} at={many.at} of={able.length} />}
      {stage === "undoing" && <Progress text={t("bulk.undoing", { at: count(many.at), n: count(done.length) })} at={many.at} of={done.length} />}
      {stage === "done" && <Ended rows={done} numbers={looked} line="bulk.done" />}
      {stage === "undone" && <Ended rows={undone} numbers={looked} line="bulk.undone" />}
      <Feet many={many} able={able.length} close={close} />
    </div>
  );
}

function Feet({ many, able, close }: { many: Many; able: number; close: () => void }): ReactNode {
  const { t } = useLocale();
  const { stage } = many;
  const main = useRef<HTMLButtonElement>(null);
  // Enter goes on: the button is where the hand already is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each stage anew
  useEffect(() => main.current?.focus(), [stage]);
  const isGoing = stage === "running" || stage === "undoing";
  const did = many.done.filter(({ why }) => why === null).length;
  return (
    <div className={css.feet}>
      {isGoing && <Button onClick={many.stop}>{t("bulk.stop")}</Button>}
      {stage === "done" && did > 0 && <Button onClick={many.undo}>{t("bulk.undo", { n: count(did) })}</Button>}
      {(stage === "looking" || stage === "looked") && <Button onClick={close}>{t("bulk.cancel")}</Button>}
      {stage === "looked" && (
        <Button ref={main} type="primary" disabled={able === 0} onClick={many.run}>
          {t("bulk.go", { n: count(able) })}
        </Button>
      )}
      {(stage === "done" || stage === "undone") && (
        <Button ref={main} type="primary" onClick={close}>
          {t("bulk.close.button")}
        </Button>
      )}
    </div>
  );
}

function Progress({ text, at, of }: { text: string; at: number; of: number }): ReactNode {
  return (
    <p className={css.progress} role="status">
      {text}
      <progress value={at} max={of} aria-label={text} />
    </p>
  );
}

/** What would be done, what money leaves by it, and which are refused for what. */
function Looked({ act, able, refused, gone }: { act: BulkAct; able: readonly BulkLook[]; refused: readonly BulkLook[]; gone: number }): ReactNode {
  const { t } = useLocale();
  const kinds = useActionKinds();
  const pays = act.does === "action" && kinds.find(act.kind)?.takes;
  const second = able.filter((row) => row.second).length;
  return (
    <>
      {act.does === "tag" && (
        <p>
          <Tag>
            <Written>{act.name}</Written>
          </Tag>
        </p>
      )}
      <p className={css.sum}>{able.length > 0 ? t("bulk.would", { n: count(able.length) }) : t("bulk.wouldNone")}</p>
      {pays && able.length > 0 && (
        <p className={css.money}>
          <b>{money(able.reduce((sum, row) => sum + row.amountFen, 0))}</b>
          {t("bulk.sum", { n: count(able.length) })}
          {second > 0 && <span>{t("bulk.second", { n: count(second) })}</span>}
        </p>
      )}
      {act.does === "action" && able.length > 0 && <p className={css.quiet}>{t("bulk.held")}</p>}
      {act.does === "answer" && able.length > 0 && (
        <>
          <ul className={css.texts}>
            {able.map(({ caseId, number, text }) => (
              <li key={caseId}>
                <small>{number}</small>
                <Written>{text ?? ""}</Written>
              </li>
            ))}
          </ul>
          <p className={css.quiet}>{t("bulk.heldWords")}</p>
        </>
      )}
      <Reasons rows={refused} title={t("bulk.refused", { n: count(refused.length) })} />
      {gone > 0 && <p className={css.quiet}>{t("bulk.gone", { n: count(gone) })}</p>}
    </>
  );
}

function Ended({ rows, numbers, line }: { rows: readonly BulkDone[]; numbers: readonly BulkLook[]; line: "bulk.done" | "bulk.undone" }): ReactNode {
  const { t } = useLocale();
  const names = new Map(numbers.map(({ caseId, number }) => [caseId, number]));
  const refused = rows.filter(({ why }) => why !== null).map((row) => ({ ...row, number: names.get(row.caseId) ?? row.number }));
  return (
    <div role="status">
      <p className={css.sum}>{t(line, { n: count(rows.length - refused.length) })}</p>
      <Reasons rows={refused} title={t("bulk.refusedNow", { n: count(refused.length) })} />
    </div>
  );
}

/** Cases a reason names one by one. */
const NAMED = 6;

/** Reasons, the most frequent first, each with the cases it is said of. */
function Reasons({ rows, title }: { rows: readonly Pick<BulkLook, "caseId" | "number" | "why">[]; title: string }): ReactNode {
  const { t } = useLocale();
  const said = useSaid();
  if (rows.length === 0) return null;
  const byReason = Map.groupBy(rows, ({ why }) => (why ? said(why) : ""));
  return (
    <section className={css.reasons}>
      <h3>{title}</h3>
      <ul>
        {[...byReason]
          .sort(([, left], [, right]) => right.length - left.length)
          .map(([reason, of]) => (
            <li key={reason}>
              <span>{of[0]?.why && <Told {...of[0].why} />}</span>
              <small>
                {of
                  .slice(0, NAMED)
                  .map(({ number }) => number)
                  .join(" ")}
                {of.length > NAMED && ` ${t("bulk.andMore", { n: count(of.length - NAMED) })}`}
              </small>
            </li>
          ))}
      </ul>
    </section>
  );
}
