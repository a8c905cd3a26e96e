import { Button, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { ImportView } from "../../../main/hub/contract/imports.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { importsTexts } from "../../locales/late/imports.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import css from "./imports.module.css";

/** Words of states that nobody has said the meaning of: said here they are remembered for the shop, and the table is read anew. */
export function UnknownWords({ view }: { view: ImportView }): ReactNode {
  const s = useLate(importsTexts);
  const { language } = useLocale();
  const [said, say] = useState<Readonly<Record<number, string>>>({});
  const columns = view.columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]));
  const words = view.unknownWords.flatMap(({ field, word }, at) => (said[at] === undefined ? [] : [{ field, word, means: said[at] }]));
  const plan = useChange({ call: () => hub.imports.plan({ importId: view.id, zone: view.zone, columns, words }) });
  return (
    <Panel title={s("unknownWords")} note={s("unknownWordsNote")}>
      <dl className={css.words}>
        {view.unknownWords.map(({ field, name, word, rows, means }, at) => (
          <div key={`${field} ${word}`}>
            <dt>
              <b>
                <Written>{word}</Written>
              </b>{" "}
              <small>{s("wordIn", { name: name[language], n: count(rows) })}</small>
            </dt>
            <dd>
              <Select
                className={css.meaning}
                allowClear
                value={said[at]}
                placeholder={s("wordMeans")}
                aria-label={s("wordMeansOf", { word })}
                onChange={(value: string | undefined) => {
                  const { [at]: _, ...others } = said;
                  say(value === undefined ? others : { ...others, [at]: value });
                }}
                options={means.map((one) => ({ value: one.value, label: one.name[language] }))}
              />
            </dd>
          </div>
        ))}
      </dl>
      <Button type="primary" disabled={words.length === 0} loading={plan.isPending} onClick={() => plan.mutate(undefined)}>
        {s("wordsPlan")}
      </Button>
    </Panel>
  );
}
