import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { ImportRow, ImportView } from "../../../main/hub/contract/imports.ts";
import { api } from "../../client/rpc.ts";
import { importsTexts } from "../../locales/late/imports.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Empty, Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { Tabs } from "../../ui/tabs.tsx";
import whole from "../../widgets/whole-list.module.css";
import css from "./imports.module.css";

const outcomes = ["new", "changed", "same", "refused", "skipped"] as const;
const tones: Readonly<Record<(typeof outcomes)[number], Tone>> = { new: "good", changed: "info", same: "plain", refused: "bad", skipped: "plain" };

/** Row by row what becomes, or became, of it and why; the columns that mean something beside. */
export function Rows({ view }: { view: ImportView }): ReactNode {
  const s = useLate(importsTexts);
  const [chosen, setChosen] = useState<(typeof outcomes)[number] | "all">(view.counts.refused > 0 ? "refused" : "all");
  const list = useInfiniteQuery(
    api.imports.rows.infiniteOptions({
      input: (cursor: string | undefined) => ({
        importId: view.id,
        limit: 50,
        ...(chosen === "all" ? {} : { outcome: chosen }),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const total = outcomes.reduce((sum, outcome) => sum + view.counts[outcome], 0);
  return (
    <Panel title={s(view.state === "planned" ? "rows" : "rowsDone")} flush className={css.board}>
      <Tabs
        value={chosen}
        onChange={setChosen}
        items={[
          { value: "all" as const, label: s("all"), count: total },
          ...outcomes.map((value) => ({ value, label: s(`count.${value}`), count: view.counts[value] })),
        ]}
      />
      <div className={whole.scroll}>
        <Answer of={list} lines={8}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.rows);
            return rows.length === 0 ? <Empty title={s("noRows")} /> : <Table rows={rows} columns={pages[0]?.columns ?? []} />;
          }}
        </Answer>
        {list.hasNextPage && (
          <Button className={css.more ?? ""} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {s("more")}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Table({ rows, columns }: { rows: readonly ImportRow[]; columns: readonly string[] }): ReactNode {
  const s = useLate(importsTexts);
  const { language } = useLocale();
  // Cells of what was taken are no longer kept.
  const withCells = rows.some(({ cells }) => cells.length > 0);
  return (
    <table className={`${tables.heads} ${whole.table}`}>
      <thead>
        <tr>
          <th>{s("colRow")}</th>
          <th>{s("colOutcome")}</th>
          <th>{s("colKey")}</th>
          <th>{s("colWhy")}</th>
          {withCells &&
            columns.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
              <th key={at}>
                <Written>{name}</Written>
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.from}>
            <td>{row.to > row.from ? `${row.from}–${row.to}` : row.from}</td>
            <td>
              <Tag tone={tones[row.outcome]}>{s(`count.${row.outcome}`)}</Tag>
            </td>
            <td>
              <Written>{row.key}</Written>
            </td>
            <td className={css.why}>{row.why?.[language]}</td>
            {withCells &&
              columns.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                <td key={at} className={css.cell}>
                  <Written>{row.cells[at] ?? ""}</Written>
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
