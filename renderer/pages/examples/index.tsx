import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input } from "antd";
import { type ReactNode, useState } from "react";
import type { ExampleView } from "../../../main/hub/contract/index.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Empty, Page, Panel } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { ClassList } from "./class-list.tsx";
import { Editor } from "./editor.tsx";
import { ExampleLine } from "./example-line.tsx";
import css from "./examples.module.css";
import { ModelCard } from "./model-card.tsx";

const PAGE_SIZE = 30;
const states = ["all", "candidate", "accepted", "retired"] as const;
type StateTab = (typeof states)[number];

/** Past cases made into examples: what the label model learns from and what replies are drawn from. */
export default function ExamplesPage(): ReactNode {
  const t = useT();
  const [state, setState] = useState<StateTab>("all");
  const [label, setLabel] = useState<string | undefined>();
  const [text, setText] = useState("");
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [edited, setEdited] = useState<ExampleView | "new" | null>(null);
  const input = { state: state === "all" ? undefined : state, label, text: text || undefined, page, size: PAGE_SIZE };
  const list = useQuery(api.examples.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const rows = list.data?.rows ?? [];
  const sums = list.data && {
    all: undefined,
    retired: undefined,
    candidate: sum(list.data.byLabel, "candidate"),
    accepted: sum(list.data.byLabel, "accepted"),
  };
  const show = (change: () => void): void => {
    change();
    setPage(0);
    setChosen(new Set());
  };
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Page
      title={t("examples.title")}
      tools={
        <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => setEdited("new")}>
          {t("examples.new")}
        </Button>
      }
    >
      <ModelCard />
      <div className={css.columns}>
        <ClassList byLabel={list.data?.byLabel} chosen={label} choose={(next) => show(() => setLabel(next))} />
        <Panel flush className={css.board}>
          <Tabs
            value={state}
            onChange={(next) => show(() => setState(next))}
            items={states.map((value) => ({ value, label: value === "all" ? t("examples.stateAll") : t(`exampleState.${value}`), count: sums?.[value] }))}
          >
            <Input.Search
              allowClear
              placeholder={t("examples.search")}
              aria-label={t("examples.search")}
              className={css.search}
              onSearch={(value) => show(() => setText(value.trim()))}
            />
          </Tabs>
          {rows.length > 0 && (
            <div className={css.bulk}>
              <Checkbox
                checked={chosen.size > 0 && chosen.size === rows.length}
                indeterminate={chosen.size > 0 && chosen.size < rows.length}
                onChange={(event) => setChosen(new Set(event.target.checked ? rows.map((row) => row.id) : []))}
              >
                {t("examples.chosen", { n: chosen.size })}
              </Checkbox>
              <BulkBar ids={[...chosen]} clear={() => setChosen(new Set())} />
            </div>
          )}
          <Answer of={list} lines={12}>
            {(data) =>
              data.rows.length === 0 ? (
                <Empty title={t("examples.empty")}>{t("examples.emptyHint")}</Empty>
              ) : (
                <>
                  <ol>
                    {data.rows.map((row) => (
                      <ExampleLine key={row.id} row={row} chosen={chosen.has(row.id)} toggle={toggle} edit={setEdited} />
                    ))}
                  </ol>
                  <footer className={css.foot}>
                    <Pager page={page} size={PAGE_SIZE} total={data.total} onPage={setPage} />
                  </footer>
                </>
              )
            }
          </Answer>
        </Panel>
      </div>
      {edited && <Editor example={edited === "new" ? null : edited} close={() => setEdited(null)} />}
    </Page>
  );
}

function sum(rows: readonly { accepted: number; candidate: number }[], kind: "accepted" | "candidate"): number {
  return rows.reduce((all, row) => all + row[kind], 0);
}
