import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useNavigate, useParams } from "react-router";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { useKept } from "../../ui/kept.ts";
import { useKeys } from "../../ui/keys.ts";
import { useMedia } from "../../ui/media.ts";
import { Bones, Page, Panel, Problem } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useFetchedAhead } from "../../widgets/case-list/ahead.ts";
import { CaseList } from "../../widgets/case-list/beside.tsx";
import { type Run, useRun } from "../../widgets/case-list/run.ts";
import { useCallsSeen } from "./calls-seen.ts";
import css from "./case.module.css";
import { Dealing } from "./dealing.tsx";
import { Head } from "./head.tsx";
import { Story } from "./story.tsx";
import { Talk } from "./talk.tsx";

/** A case, with the list beside it that one works through. */
export default function CasePageRoute(): ReactNode {
  const { caseId = "" } = useParams();
  const navigate = useNavigate();
  const run = useRun(caseId);
  const [list, setList] = useList(caseId);
  const answer = useQuery(api.cases.get.queryOptions({ input: { caseId } }));
  const go = (to: string | undefined): void => {
    if (to !== undefined) void navigate(run.href(to));
  };
  useKeys([
    [["Escape"], () => void navigate(run.href(null)), "help.back"],
    [["j", "ArrowDown"], () => go(run.next?.id), "help.down"],
    [["k", "ArrowUp"], () => go(run.previous?.id), "help.up"],
    [["l"], () => setList(list === "open" ? "closed" : "open"), "help.list"],
  ]);
  useFetchedAhead(answer.data ? run.next?.id : undefined);
  return (
    <div className={css.bench} data-list={list}>
      {list === "open" && <CaseList run={run} caseId={caseId} close={() => setList("closed")} />}
      {answer.data ? (
        <Desk page={answer.data} run={run} showList={list === "open" ? null : () => setList("open")} key={caseId} />
      ) : (
        <Page>{answer.error ? <Problem error={answer.error} retry={() => void answer.refetch()} /> : <Waiting />}</Page>
      )}
    </div>
  );
}

interface DeskProps {
  page: CasePage;
  run: Run;
  /** Shows the list again; `null` while it is shown. */
  showList: (() => void) | null;
}

const sides = ["talk", "dealing", "story"] as const;
type Side = (typeof sides)[number];

function Desk({ page, run, showList }: DeskProps): ReactNode {
  const t = useT();
  useCallsSeen(page.case.id);
  const isPhone = useMedia("(width < 760px)");
  const [side, setSide] = useState<Side>(isPhone ? "talk" : "dealing");
  return (
    <main className={css.page}>
      <Head of={page.case} run={run} showList={showList} />
      <div className={css.columns} data-side={side}>
        <Talk page={page} next={run.next ? run.href(run.next.id) : null} />
        <div className={css.sides}>
          <Tabs value={side} onChange={setSide} items={sides.map((value) => ({ value, label: t(`caseSide.${value}`) }))} />
        </div>
        <Dealing page={page} />
        <Story page={page} />
      </div>
    </main>
  );
}

/** Beside the case it stays as it was chosen; where it would lie over the case it is shown when it is asked for, and goes when a case was chosen. */
function useList(caseId: string): [list: "open" | "closed", setList: (list: "open" | "closed") => void] {
  const isOver = useMedia("(width < 1040px)");
  const [beside, setBeside] = useKept("case-list", ["open", "closed"]);
  const [over, setOver] = useState<string | null>(null);
  if (!isOver) return [beside, setBeside];
  return [over === caseId ? "open" : "closed", (list) => setOver(list === "open" ? caseId : null)];
}

function Waiting(): ReactNode {
  return (
    <div className={css.waiting}>
      {[11, 9].map((lines) => (
        <Panel key={lines} flush>
          <Bones lines={lines} />
        </Panel>
      ))}
    </div>
  );
}
