import { Button, Select, Tooltip } from "antd";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { Link, useNavigate } from "react-router";
import type { CaseRow } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { count, money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Bones, Empty, Problem } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { CaseMarks } from "../case-marks.tsx";
import { useKindOf } from "../case-title.tsx";
import { ChannelMark } from "../channel-mark.tsx";
import { Colleagues } from "../colleagues.tsx";
import { urgency } from "../deadline.ts";
import { left } from "../deadline-badge.tsx";
import { useClasses } from "../dispute-class.tsx";
import css from "./case-list.module.css";
import { views } from "./filter.ts";
import type { Run } from "./run.ts";

interface BesideProps {
  run: Run;
  caseId: string;
  close: () => void;
}

/** The list one works through, beside the case that is open. It keeps its order while one works; what came meanwhile is taken up by a press. */
export function CaseList({ run, caseId, close }: BesideProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the case that is open
  useEffect(() => {
    list.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest" });
  }, [caseId, run.rows.length]);
  return (
    <nav className={css.list} aria-label={t("run.title")} ref={list}>
      <div className={css.top}>
        <Select
          variant="borderless"
          size="small"
          value={run.filter.view}
          aria-label={t("run.view")}
          onChange={(view) => void navigate(`/cases/${caseId}?view=${view}`)}
          options={views.filter((view) => view !== "second").map((view) => ({ value: view, label: t(`view.${view}`) }))}
          popupMatchSelectWidth={150}
        />
        <small>{run.total !== null && count(run.total)}</small>
        <Tooltip title={t("run.close")}>
          <Button type="text" size="small" aria-label={t("run.close")} icon={<Icon name="back" size={13} />} onClick={close} />
        </Tooltip>
      </div>
      {run.news > 0 && (
        <button type="button" className={css.renew} onClick={run.renew}>
          <Icon name="refresh" size={12} /> {t("run.news", { n: count(run.news) })}
        </button>
      )}
      <ol className={css.rows}>
        {run.rows.map((row) => (
          <li key={row.id}>
            <Link
              to={run.href(row.id)}
              className={css.row}
              aria-current={row.id === caseId ? "page" : undefined}
              data-left={run.left.has(row.id) ? "" : undefined}
            >
              <Row row={row} isGone={run.left.has(row.id)} />
            </Link>
          </li>
        ))}
      </ol>
      {run.rows.length === 0 && <NoRows run={run} />}
    </nav>
  );
}

/** Nobody told yet, it could not be told, or there is nothing. */
function NoRows({ run }: { run: Run }): ReactNode {
  const t = useT();
  if (run.fault) return <Problem error={run.fault} retry={run.askAgain} />;
  return run.total === null ? <Bones lines={12} /> : <Empty title={t("queue.empty")} />;
}

const Row = memo(function Row({ row, isGone }: { row: CaseRow; isGone: boolean }): ReactNode {
  const t = useT();
  const kindOf = useKindOf();
  const now = useNow();
  const classes = useClasses();
  return (
    <>
      <span className={css.line}>
        <ChannelMark channel={row.channel} shop={row.shopName} />
        <b data-urgency={row.deadlineAt && !isGone ? urgency(row.deadlineAt, now) : "none"}>
          {isGone || row.status === "done" ? t("run.left") : row.deadlineAt ? left(row.deadlineAt, now, t) : t("deadline.none")}
        </b>
        {row.stakeFen > 0 && <span>{money(row.stakeFen)}</span>}
      </span>
      <span className={css.words}>
        <Written>{row.buyerWords || row.reason || row.title}</Written>
      </span>
      <span className={css.line}>
        <span className={css.grow}>{[kindOf(row), row.disputeClass && classes.title(row.disputeClass)].filter(Boolean).join(" · ")}</span>
        <CaseMarks of={row} />
        <Colleagues caseId={row.id} />
        {row.assigneeName && <Written>{bareName(row.assigneeName)}</Written>}
      </span>
    </>
  );
});
