import { Select } from "antd";
import type { ReactNode } from "react";
import type { MappedField, MappingPreview, OurField } from "../../../main/hub/contract/mappings.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { withWord } from "./draft.ts";
import css from "./mapping.module.css";

interface WordsProps {
  field: OurField;
  told: MappedField;
  unknown: MappingPreview["unknown"];
  /** What stands there in the sample. */
  values: readonly string[];
  change: (told: MappedField) => void;
}

const SKIP = "-";

/** What the sender's words mean: those that nothing is said of first. */
export function Words({ field, told, unknown, values, change }: WordsProps): ReactNode {
  const s = useLate(mappingTexts);
  const { language } = useLocale();
  const said = told.words ?? [];
  const known = new Set([...said.map(({ word }) => word), ...field.words.map(({ value }) => value)]);
  const fresh = [...new Set([...unknown.map(({ word }) => word), ...values])].filter((word) => !known.has(word) && word.length <= 100).slice(0, 50);
  const options = [...field.words.map(({ value, name }) => ({ value, label: name[language] })), { value: SKIP, label: s("wordSkip") }];
  return (
    <ul className={css.words}>
      {[...fresh.map((word) => ({ word, means: undefined })), ...said].map(({ word, means }) => {
        const times = unknown.find((one) => one.word === word)?.count;
        return (
          <li key={word}>
            <span className={css.word}>
              <Written>{word}</Written>
              {means === undefined && <Tag tone="warn">{times === undefined ? s("wordNew") : s("wordTimes", { n: times })}</Tag>}
            </span>
            <Select
              size="small"
              className={css.means}
              aria-label={s("word", { word })}
              value={means === "" ? SKIP : means}
              placeholder={s("wordChoose")}
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              options={options}
              onChange={(value) => change(withWord(told, word, value === SKIP ? "" : value))}
            />
          </li>
        );
      })}
    </ul>
  );
}
