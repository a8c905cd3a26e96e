import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import type { CardView } from "../../../main/hub/contract/answers.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Page, Panel } from "../../ui/parts.tsx";
import css from "./answers.module.css";
import { CardLine } from "./card-line.tsx";
import { Editor } from "./editor.tsx";
import { WantList } from "./want-list.tsx";

/** Answer cards: what the built-in composer says to which want, and when. */
export default function AnswersPage(): ReactNode {
  const t = useT();
  const [want, setWant] = useState<string | undefined>();
  const [text, setText] = useState("");
  const [edited, setEdited] = useState<CardView | "new" | null>(null);
  const list = useQuery(api.cards.list.queryOptions({ input: { want, text: text || undefined }, placeholderData: keepPreviousData }));
  const byWant = list.data?.byWant ?? [];
  return (
    <Page
      title={t("answers.title")}
      tools={
        <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => setEdited("new")}>
          {t("answers.new")}
        </Button>
      }
    >
      <div className={css.columns}>
        <WantList byWant={byWant} chosen={want} choose={setWant} />
        <Panel flush className={css.board}>
          <header className={css.tools}>
            <Input.Search
              allowClear
              placeholder={t("answers.search")}
              aria-label={t("answers.search")}
              className={css.search}
              onSearch={(value) => setText(value.trim())}
            />
          </header>
          <Answer of={list} lines={12}>
            {(data) =>
              data.rows.length === 0 ? (
                <Empty title={t("answers.empty")}>{t("answers.emptyHint")}</Empty>
              ) : (
                <ol>
                  {data.rows.map((row) => (
                    <CardLine key={row.card.id} row={row} edit={setEdited} />
                  ))}
                </ol>
              )
            }
          </Answer>
        </Panel>
      </div>
      {edited && (
        <Editor
          key={edited === "new" ? "new" : edited.card.id}
          row={edited === "new" ? null : edited}
          wants={byWant.map((row) => row.want)}
          close={() => setEdited(null)}
        />
      )}
    </Page>
  );
}
