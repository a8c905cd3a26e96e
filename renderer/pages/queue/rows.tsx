import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import type { CaseRow } from "../../../main/hub/contract/index.ts";
import { useWhenCalm } from "../../client/calm.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact, moment, money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { useFetchedAhead } from "../../widgets/case-list/ahead.ts";
import { hasMoved, steady } from "../../widgets/case-list/steady.ts";
import { CaseMarks } from "../../widgets/case-marks.tsx";
import { CaseTitle, useKindOf } from "../../widgets/case-title.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { Colleagues } from "../../widgets/colleagues.tsx";
import { DeadlineBadge } from "../../widgets/deadline-badge.tsx";
import { DisputeClass } from "../../widgets/dispute-class.tsx";
import { FindingTags } from "../../widgets/finding-tags.tsx";
import { HoldClock, useActionWords } from "../../widgets/hold.tsx";
import { PromiseTag } from "../../widgets/promise.tsx";
import type { Selection } from "./bulk/selection.ts";
import { type ColumnName, gridOf, useColumns } from "./columns.ts";
import css from "./queue.module.css";

/** One page of the queue. The chosen row is remembered by its case, so that a renewed list does not move it. */
export function Rows({ rows: fresh, selection }: { rows: readonly CaseRow[]; selection: Selection }): ReactNode {
  const t = useT();
  const { rows, over, moved: changed, renew } = useSteady(fresh);
  const navigate = useNavigate();
  const { search } = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const mayWork = useMay("case.work");
  const columns = useColumns();
  const shown = rows.map(({ id }) => id);
  const at = rows.findIndex((row) => row.id === chosen);
  const move = (step: number): void => {
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setChosen(next.id);
  };
  const address = (caseId: string): string => `/cases/${caseId}${search}`;
  const open = (): void => {
    if (chosen) void navigate(address(chosen));
  };
  useKeys([
    [["j", "ArrowDown"], () => move(1)],
    [["k", "ArrowUp"], () => move(-1)],
    [["Enter"], open],
    [["x"], () => mayWork && chosen !== null && selection.toggle(chosen), "bulk.choose"],
    [["X"], () => mayWork && chosen !== null && selection.through(chosen, shown)],
  ]);
  useEffect(() => {
    if (chosen) list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  useFetchedAhead(chosen ?? undefined);
  useWhenCalm(() => void import("../case/index.tsx").catch(() => undefined));
  return (
    <div className={css.rows} style={{ "--ac-columns": gridOf(columns) } as CSSProperties}>
      <div className={css.header}>
        {mayWork ? (
          <input
            type="checkbox"
            aria-label={t("bulk.page")}
            checked={shown.every(selection.has)}
            onChange={({ target }) =>
              selection.put(target.checked ? [...new Set([...selection.ids, ...shown])] : selection.ids.filter((id) => !shown.includes(id)))
            }
          />
        ) : (
          <span />
        )}
        {columns.includes("deadline") && <span>{t("queueCol.deadline")}</span>}
        <span>{t("queue.colCase")}</span>
        {columns.map(
          (name) =>
            name !== "deadline" && (
              <span key={name} className={name === "stake" ? css.right : undefined}>
                {t(`queueCol.${name}`)}
              </span>
            ),
        )}
        {changed && (
          <button type="button" className={css.renew} onClick={renew}>
            <Icon name="refresh" size={12} /> {t("queue.renew")}
          </button>
        )}
      </div>
      <ol ref={list} onMouseEnter={() => over(true)} onMouseLeave={() => over(false)}>
        {rows.map((row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the same is reached by j, k and Enter, and by the link inside
          <li
            key={row.id}
            className={css.row}
            aria-current={row.id === chosen}
            data-chosen={selection.has(row.id) ? "" : undefined}
            onMouseMove={(event) => moved(event) && setChosen(row.id)}
            onClick={(event) => !isOnBox(event.target) && void navigate(address(row.id))}
          >
            {mayWork ? <Choose row={row} selection={selection} shown={shown} /> : <span />}
            <Row row={row} to={address(row.id)} columns={columns} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A press on or beside the box is about the box. */
function isOnBox(target: EventTarget): boolean {
  return target instanceof Element && target.closest("label") !== null;
}

/** Takes the row in hand; with Shift all from the one taken last. */
function Choose({ row, selection, shown }: { row: CaseRow; selection: Selection; shown: readonly string[] }): ReactNode {
  const t = useT();
  return (
    <label className={css.choose}>
      <input
        type="checkbox"
        aria-label={t("bulk.chooseOne", { number: row.number })}
        checked={selection.has(row.id)}
        onChange={({ nativeEvent }) =>
          nativeEvent instanceof MouseEvent && nativeEvent.shiftKey ? selection.through(row.id, shown) : selection.toggle(row.id)
        }
      />
    </label>
  );
}

/** News re-sorts the list; under a pointer that would make people press the wrong case, so it waits and says so. */
function useSteady(fresh: readonly CaseRow[]): { rows: readonly CaseRow[]; moved: boolean; over: (over: boolean) => void; renew: () => void } {
  const [kept, setKept] = useState(fresh);
  const [isOver, over] = useState(false);
  if (!isOver && kept !== fresh) setKept(fresh);
  return { rows: isOver ? steady(kept, fresh) : fresh, moved: isOver && hasMoved(kept, fresh), over, renew: () => setKept(fresh) };
}

function Row({ row, to, columns }: { row: CaseRow; to: string; columns: readonly ColumnName[] }): ReactNode {
  const kindOf = useKindOf();
  return (
    <>
      {columns.includes("deadline") && <DeadlineBadge of={row} />}
      <div className={css.case}>
        <p>
          <ChannelMark channel={row.channel} shop={row.shopName} />
          <Link to={to} onClick={(event) => event.stopPropagation()}>
            <CaseTitle of={row} />
          </Link>
          <span>
            <Written>{row.buyerNick}</Written>
          </span>
          <Colleagues caseId={row.id} />
        </p>
        <p className={css.words}>
          <em>{kindOf(row)}</em>
          <Written>{row.buyerWords || row.reason}</Written>
        </p>
      </div>
      {columns.map((name) => (
        <Cell key={name} name={name} row={row} />
      ))}
    </>
  );
}

function Cell({ name, row }: { name: ColumnName; row: CaseRow }): ReactNode {
  const t = useT();
  const now = useNow();
  switch (name) {
    case "deadline":
      return null;
    case "class":
      return <Marks row={row} />;
    case "stake":
      return <b className={css.right}>{row.stakeFen > 0 ? money(row.stakeFen) : <span className={css.nobody}>–</span>}</b>;
    case "state":
      return <State row={row} />;
    case "assignee":
      return (
        <span className={row.assigneeName ? css.more : `${css.more} ${css.nobody}`}>
          {row.assigneeName ? <Written>{bareName(row.assigneeName)}</Written> : t("queue.nobody")}
        </span>
      );
    case "opened":
      return (
        <span className={css.more} title={exact(row.openedAt)}>
          {moment(row.openedAt, now)}
        </span>
      );
    case "order":
      return <span className={css.more}>{row.orderNumber ?? "–"}</span>;
    case "shop":
      return (
        <span className={css.more} title={row.shopName}>
          <Written>{row.shopName}</Written>
        </span>
      );
  }
}

function Marks({ row }: { row: CaseRow }): ReactNode {
  const t = useT();
  return (
    <div className={css.marks}>
      <span>
        <DisputeClass of={row} />
      </span>
      <CaseMarks of={row} />
      <PromiseTag of={row} />
      {(row.findings.length > 0 || row.arbitration) && (
        <span>
          {row.arbitration && <Tag tone="bad">{t("case.arbitration")}</Tag>} <FindingTags findings={row.findings} />
        </span>
      )}
    </div>
  );
}

function State({ row }: { row: CaseRow }): ReactNode {
  const t = useT();
  const words = useActionWords();
  if (!row.hold) return <span>{t(`caseState.${row.state}`)}</span>;
  return (
    <div className={css.hold}>
      <HoldClock until={row.hold.holdUntil} />
      <span>{words(row.hold)}</span>
    </div>
  );
}

/** A list that scrolls under a resting pointer also reports moves; only a hand's move may choose a row. */
function moved(event: { movementX: number; movementY: number }): boolean {
  return event.movementX !== 0 || event.movementY !== 0;
}
