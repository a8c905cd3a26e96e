import { Checkbox } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "../../locales/provider.tsx";
import { count, exact, moment, money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty, Kbd, Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { useFetchedAhead } from "../../widgets/case-list/ahead.ts";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { useMayUndo, useUndo } from "../../widgets/hold.tsx";
import { ActionState } from "./action-state.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { Evidence, NoEvidence } from "./evidence.tsx";
import { type Judging, useJudging } from "./judging.ts";
import { type KeptRow, type Row, useKeptRows } from "./kept-rows.ts";
import css from "./review.module.css";

interface RowsProps {
  fresh: readonly Row[];
  /** What the rows of the policy are called. */
  notes: ReadonlyMap<string, string>;
  isDue: boolean;
  pager: ReactNode;
}

/** The list and the evidence of the chosen row. Rows stay where they are until one asks for the list anew: a key or a click never meets another one. */
export function Rows({ fresh, notes, isDue, pager }: RowsProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const { rows, news, renew, note } = useKeptRows(fresh);
  const [chosenId, setChosen] = useState<string | null>(rows[0]?.row.decision.id ?? null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLOListElement>(null);
  const at = rows.findIndex(({ row }) => row.decision.id === chosenId);
  const chosen = rows[at]?.row;
  const choose = (id: string): void => {
    setChosen(id);
    judging.ask(null);
  };
  const move = (step: number): void => {
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) choose(next.row.decision.id);
  };
  const judging: Judging = useJudging(note, (row, { review }) => {
    // What became of something wrong is looked at; what was right is done with.
    if (review === "right" && row.decision.id === chosenId) move(1);
  });
  const mayUndo = useMayUndo();
  const { undo } = useUndo();
  const pick = (id: string): void => setPicked(toggled(picked, id));
  const isOpen = judging.asking !== null;
  useKeys([
    [["j", "ArrowDown"], () => move(1)],
    [["k", "ArrowUp"], () => move(-1)],
    [["y"], () => chosen && !judging.busy && judging.mark(chosen, { review: "right", reason: null, note: "" })],
    [["x"], () => chosen && judging.ask(chosen.decision.id)],
    [["u"], () => chosen?.decision.review && !judging.busy && judging.unmark(chosen)],
    [["z"], () => chosen?.action?.state === "held" && mayUndo(chosen.action) && undo(chosen.action.id)],
    [["s"], () => chosen && pick(chosen.decision.id)],
    // A button that has the focus is pressed by Enter itself.
    ...(isOpen || !chosen ? [] : [[["o"], () => void navigate(`/cases/${chosen.case.id}`)] as const]),
  ]);
  useEffect(() => {
    if (chosenId) list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  useFetchedAhead(rows[at + 1]?.row.case.id);
  const ids = rows.map(({ row }) => row.decision.id);
  const all = ids.length > 0 && ids.every((id) => picked.has(id));
  const isDone = isDue && rows.length > 0 && rows.every(({ isGone }) => isGone);
  return (
    <div className={css.columns}>
      <Panel flush className={css.board}>
        <div className={css.above}>
          <Checkbox
            checked={all}
            indeterminate={!all && picked.size > 0}
            aria-label={t("review.chooseAll")}
            onChange={() => setPicked(all ? new Set() : new Set(ids))}
          />
          {picked.size > 0 ? (
            <BulkBar
              chosen={[...picked].map((id) => ({ decisionId: id, seen: rows.find(({ row }) => row.decision.id === id)?.row.decision.review ?? null }))}
              clear={() => setPicked(new Set())}
            />
          ) : (
            <span className={css.keys}>
              <Kbd>j</Kbd> <Kbd>k</Kbd> {t("queue.keysMove")} <Kbd>y</Kbd> {t("review.right")} <Kbd>x</Kbd> {t("review.wrong")} <Kbd>u</Kbd>{" "}
              {t("review.unmark")} <Kbd>s</Kbd> {t("review.choose")} <Kbd>o</Kbd> {t("queue.keysOpen")}
            </span>
          )}
          {(news > 0 || isDone) && (
            <button type="button" className={css.renew} onClick={renew}>
              <Icon name="refresh" size={12} /> {news > 0 ? t("review.news", { n: count(news) }) : t("review.renewed")}
            </button>
          )}
        </div>
        <ol ref={list}>
          {rows.map((kept) => (
            <Line
              key={kept.row.decision.id}
              of={kept}
              note={notes.get(kept.row.decision.row ?? "") ?? kept.row.decision.row ?? "–"}
              isChosen={kept.row.decision.id === chosenId}
              isPicked={picked.has(kept.row.decision.id)}
              choose={() => choose(kept.row.decision.id)}
              pick={() => pick(kept.row.decision.id)}
              judging={judging}
            />
          ))}
        </ol>
        {rows.length === 0 && <Empty title={t(isDue ? "review.allDone" : "review.empty")}>{t(isDue ? "review.allDoneHint" : "review.emptyHint")}</Empty>}
        <footer className={css.foot}>{pager}</footer>
      </Panel>
      <Panel flush className={css.side}>
        {chosen ? <Evidence key={chosen.decision.id} of={chosen} judging={judging} /> : <NoEvidence />}
      </Panel>
    </div>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface LineProps {
  of: KeptRow;
  note: string;
  isChosen: boolean;
  isPicked: boolean;
  choose: () => void;
  pick: () => void;
  judging: Judging;
}

function Line({ of: { row, isGone }, note, isChosen, isPicked, choose, pick, judging }: LineProps): ReactNode {
  const t = useT();
  const now = useNow();
  const { decision, action } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same is reached by j and k, and by the buttons inside
    <li className={css.row} aria-current={isChosen} data-gone={isGone ? "" : undefined} onClick={choose}>
      <Checkbox checked={isPicked} aria-label={t("review.choose")} onClick={(event) => event.stopPropagation()} onChange={pick} />
      <div className={css.case}>
        <p>
          <ChannelMark channel={row.case.channel} shop={row.case.shopName} />
          <button type="button" className={css.title} data-case={row.case.id}>
            <Written>{row.case.title}</Written>
          </button>
          <time title={exact(decision.createdAt)}>{moment(decision.createdAt, now)}</time>
        </p>
        <p className={css.reason}>
          <Written>{note}</Written>
        </p>
      </div>
      <div className={css.amount}>
        <b>{money(action?.amountFen || row.case.amountFen)}</b>
        <small>{t(`kind.${row.case.kind}`)}</small>
      </div>
      <div className={css.state}>
        <ActionState action={action} />
        {row.recovery === "open" && <Tag tone="warn">{t("review.recovering")}</Tag>}
      </div>
      <Marks of={row} judging={judging} choose={choose} />
    </li>
  );
}

function Marks({ of, judging, choose }: { of: Row; judging: Judging; choose: () => void }): ReactNode {
  const t = useT();
  const { review } = of.decision;
  return (
    <div className={css.marks}>
      {(["right", "wrong"] as const).map((verdict) => (
        <button
          key={verdict}
          type="button"
          data-verdict={verdict}
          aria-pressed={review === verdict}
          title={t(verdict === "right" ? "review.markRight" : "review.markWrong")}
          aria-label={t(verdict === "right" ? "review.markRight" : "review.markWrong")}
          disabled={judging.busy}
          onClick={(event) => {
            event.stopPropagation();
            choose();
            if (verdict === "right") judging.mark(of, { review: "right", reason: null, note: "" });
            else judging.ask(of.decision.id);
          }}
        >
          <Icon name={verdict === "right" ? "check" : "cross"} size={15} />
        </button>
      ))}
    </div>
  );
}
