import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import type { MacroView } from "../../../main/hub/contract/macros.ts";
import { foldText } from "../../../main/hub/kernel/text.ts";
import { api } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Page, Panel } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { ownFirst } from "../../widgets/own-first.ts";
import { MacroEditor } from "./macro-editor.tsx";
import { MacroLine } from "./macro-line.tsx";
import css from "./macros.module.css";

const sides = ["shared", "own"] as const;

/** What people keep to say: everybody's and one's own, the chosen one to be changed beside them. */
export default function MacrosPage(): ReactNode {
  const { t, language } = useLocale();
  const [side, setSide] = useState<(typeof sides)[number]>("shared");
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string | "new" | null>(null);
  const list = useQuery(api.macros.list.queryOptions());
  const rows = ownFirst(list.data?.rows ?? [], language, ({ body }) => body.text);
  const of = (shared: boolean): MacroView[] => rows.filter((row) => row.shared === shared);
  const shown = of(side === "shared").filter(({ name, body }) => foldText(`${name} ${body.text}`).includes(foldText(text)));
  const row = rows.find(({ id }) => id === chosen) ?? null;
  const begin = (): void => {
    if (!list.data?.mayShare) setSide("own");
    setChosen("new");
  };
  return (
    <Page
      title={t("macro.title")}
      note={t("macro.pageNote")}
      tools={
        <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={begin}>
          {t("macro.new")}
        </Button>
      }
    >
      <div className={css.columns}>
        <Panel flush className={css.board}>
          <Tabs
            value={side}
            onChange={setSide}
            items={sides.map((value) => ({
              value,
              label: t(value === "shared" ? "macro.side.shared" : "macro.side.own"),
              ...(list.data ? { count: of(value === "shared").length } : {}),
            }))}
          >
            <Input
              allowClear
              placeholder={t("macro.search")}
              aria-label={t("macro.search")}
              className={css.search}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Tabs>
          <Answer of={list} lines={10}>
            {() =>
              shown.length === 0 ? (
                <Empty title={t("macro.empty")}>{t("macro.emptyHint")}</Empty>
              ) : (
                <ol>
                  {shown.map((one) => (
                    <MacroLine key={one.id} row={one} chosen={one.id === chosen} choose={() => setChosen(one.id)} />
                  ))}
                </ol>
              )
            }
          </Answer>
        </Panel>
        {(row || chosen === "new") && (
          <MacroEditor
            key={row ? `${row.id} ${row.revision}` : "new"}
            row={row}
            mayShare={list.data?.mayShare ?? false}
            shared={side === "shared"}
            kept={(id, shared) => {
              setSide(shared ? "shared" : "own");
              setChosen(id);
            }}
            close={() => setChosen(null)}
          />
        )}
      </div>
    </Page>
  );
}
