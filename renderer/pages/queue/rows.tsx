import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { CaseRow } from "../../../main/hub/contract/index.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { bareName } from "../../ui/names.ts";
import { Tag } from "../../ui/parts.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { DeadlineBadge } from "../../widgets/deadline-badge.tsx";
import { DisputeClass } from "../../widgets/dispute-class.tsx";
import { FindingTags } from "../../widgets/finding-tags.tsx";
import { HoldClock, useActionWords } from "../../widgets/hold.tsx";
import { PromiseTag } from "../../widgets/promise.tsx";
import css from "./queue.module.css";
import { hasMoved, steady } from "./steady.ts";

/** One page of the queue. The chosen row is remembered by its case, so that a renewed list does not move it. */
export function Rows({ rows: fresh }: { rows: readonly CaseRow[] }): ReactNode {
  const t = useT();
  const { rows, over, moved: changed, renew } = useSteady(fresh);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const at = rows.findIndex((row) => row.id === chosen);
  const move = (step: number): void => {
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setChosen(next.id);
  };
  const open = (): void => {
    if (chosen) void navigate(`/cases/${chosen}`);
  };
  useKeys([
    [["j", "ArrowDown"], () => move(1)],
    [["k", "ArrowUp"], () => move(-1)],
    [["Enter"], open],
  ]);
  useEffect(() => {
    if (!chosen) return;
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
    // The case is fetched while the person reads the row, so that it opens at once.
    const timer = setTimeout(() => void queries.prefetchQuery(api.cases.get.queryOptions({ input: { caseId: chosen } })), 120);
    return () => clearTimeout(timer);
  }, [chosen, queries]);
  useEffect(() => void import("../case/index.tsx"), []);
  return (
    <>
      <div className={css.header}>
        <span>{t("queue.colDeadline")}</span>
        <span>{t("queue.colCase")}</span>
        <span>{t("queue.colClass")}</span>
        <span className={css.right}>{t("queue.colStake")}</span>
        <span>{t("queue.colState")}</span>
        <span>{t("queue.colAssignee")}</span>
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
            onMouseMove={(event) => moved(event) && setChosen(row.id)}
            onClick={() => void navigate(`/cases/${row.id}`)}
          >
            <Row row={row} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** News re-sorts the list; under a pointer that would make people press the wrong case, so it waits and says so. */
function useSteady(fresh: readonly CaseRow[]): { rows: readonly CaseRow[]; moved: boolean; over: (over: boolean) => void; renew: () => void } {
  const [kept, setKept] = useState(fresh);
  const [isOver, over] = useState(false);
  if (!isOver && kept !== fresh) setKept(fresh);
  return { rows: isOver ? steady(kept, fresh) : fresh, moved: isOver && hasMoved(kept, fresh), over, renew: () => setKept(fresh) };
}

function Row({ row }: { row: CaseRow }): ReactNode {
  const t = useT();
  return (
    <>
      <DeadlineBadge of={row} />
      <div className={css.case}>
        <p>
          <ChannelMark channel={row.channel} shop={row.shopName} />
          <Link to={`/cases/${row.id}`} onClick={(event) => event.stopPropagation()}>
            {row.title || t("queue.noTitle", { reason: row.reason || t(`kind.${row.kind}`) })}
          </Link>
          <span>{row.buyerNick}</span>
        </p>
        <p className={css.words}>
          <em>{t(`kind.${row.kind}`)}</em>
          {row.buyerWords || row.reason}
        </p>
      </div>
      <div className={css.marks}>
        <span>
          <DisputeClass of={row} />
        </span>
        <PromiseTag of={row} />
        {(row.findings.length > 0 || row.arbitration) && (
          <span>
            {row.arbitration && <Tag tone="bad">{t("case.arbitration")}</Tag>} <FindingTags findings={row.findings} />
          </span>
        )}
      </div>
      <b className={css.right}>{row.stakeFen > 0 ? money(row.stakeFen) : <span className={css.nobody}>–</span>}</b>
      <State row={row} />
      <span className={row.assigneeName ? undefined : css.nobody}>{row.assigneeName ? bareName(row.assigneeName) : t("queue.nobody")}</span>
    </>
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
