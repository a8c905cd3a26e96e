import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { type AsideState, asideStates } from "../../../main/hub/contract/lists.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { quarantineTexts } from "../../locales/late/quarantine.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { Empty, Page, Panel } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { CursorPages } from "../../widgets/cursor-pages.tsx";
import { CauseDrawer } from "./cause-drawer.tsx";
import { Causes } from "./causes.tsx";
import css from "./quarantine.module.css";
import { Replays } from "./replays.tsx";

type Board = Outputs["quarantine"]["causes"];

/** What could not be read, by cause; a cause opens beside it, and what narrows the list lives in the address. */
export default function QuarantinePage(): ReactNode {
  const s = useLate(quarantineTexts);
  const [params, setParams] = useSearchParams();
  const state: AsideState = params.get("state") === "discarded" ? "discarded" : "quarantined";
  const [shopId, topic, cursor] = ["shop", "topic", "after"].map((name) => params.get(name) ?? undefined);
  const wanted = { state, ...(shopId ? { shopId } : {}), ...(topic ? { topic } : {}), ...(cursor ? { cursor } : {}) };
  const list = useQuery(api.quarantine.causes.queryOptions({ input: wanted, placeholderData: keepPreviousData, refetchInterval: 30_000 }));
  const set = (change: Readonly<Record<string, string | undefined>>): void => {
    const next = new URLSearchParams(params);
    if (!("cause" in change)) next.delete("after");
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) next.delete(key);
      else next.set(key, value);
    }
    setParams(next, { replace: true });
  };
  const cause = params.get("cause");
  return (
    <Page
      title={s("title")}
      note={s("about")}
      tools={
        <Link to="/status">
          <Button>{s("back")}</Button>
        </Link>
      }
    >
      <Panel flush>
        <Answer of={list} lines={8}>
          {(board) => (
            <>
              <Tabs
                value={state}
                items={asideStates.map((one) => ({ value: one, label: s(`state.${one}`), count: board.counts[one] }))}
                onChange={(value) => set({ state: value === "discarded" ? value : undefined })}
              >
                <Filters board={board} shopId={shopId} topic={topic} set={set} />
              </Tabs>
              {board.rows.length === 0 ? (
                <Nothing state={state} isNarrowed={shopId !== undefined || topic !== undefined} />
              ) : (
                <Causes rows={board.rows} state={state} open={(key) => set({ cause: key })} />
              )}
              {(cursor !== undefined || board.next !== null) && (
                <footer className={css.foot}>
                  <CursorPages cursor={cursor} next={board.next} go={(after) => set({ after })} />
                </footer>
              )}
            </>
          )}
        </Answer>
      </Panel>
      <Replays />
      {cause && <CauseDrawer cause={cause} close={() => set({ cause: undefined })} />}
    </Page>
  );
}

function Filters(props: {
  board: Board;
  shopId: string | undefined;
  topic: string | undefined;
  set: (change: Readonly<Record<string, string | undefined>>) => void;
}): ReactNode {
  const { board, shopId, topic, set } = props;
  const s = useLate(quarantineTexts);
  if (board.shops.length === 0) return null;
  return (
    <>
      <Select
        size="small"
        className={css.filter}
        aria-label={s("shop")}
        value={shopId ?? ""}
        options={[{ value: "", label: s("allShops") }, ...board.shops.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(value) => set({ shop: value || undefined })}
      />
      <Select
        size="small"
        className={css.filter}
        aria-label={s("topic")}
        value={topic ?? ""}
        options={[{ value: "", label: s("allTopics") }, ...board.topics.map((one) => ({ value: one, label: one }))]}
        onChange={(value) => set({ topic: value || undefined })}
      />
    </>
  );
}

function Nothing({ state, isNarrowed }: { state: AsideState; isNarrowed: boolean }): ReactNode {
  const s = useLate(quarantineTexts);
  if (isNarrowed) return <Empty title={s("emptyFilter")} />;
  if (state === "discarded") return <Empty title={s("emptyDiscarded")}>{s("emptyDiscardedHint")}</Empty>;
  return <Empty title={s("empty")}>{s("emptyHint")}</Empty>;
}
