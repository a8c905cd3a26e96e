import { Button, Checkbox, Select } from "antd";
import type { ReactNode } from "react";
import type { CardSentence } from "../../../main/hub/contract/answers.ts";
import { replyActs } from "../../../main/hub/contract/words.ts";
import { useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { Icon } from "../../ui/icon.tsx";
import css from "./answers.module.css";

/** A sentence as it is edited: one wording a line; the key keeps its place on the screen. */
export interface Written {
  key: string;
  act: CardSentence["act"];
  optional: boolean;
  lines: string;
}

interface SentenceEditorProps {
  written: readonly Written[];
  change: (written: Written[]) => void;
  /** A sentence to begin with. */
  fresh: () => Written;
}

/** The sentences of a card in one language. */
export function SentenceEditor({ written, change, fresh }: SentenceEditorProps): ReactNode {
  const t = useT();
  const set = (key: string, part: Partial<Written>): void => change(written.map((each) => (each.key === key ? { ...each, ...part } : each)));
  return (
    <div className={css.sentences}>
      {written.map(({ key, act, optional, lines }) => (
        <div key={key}>
          <div className={css.sentenceHead}>
            <Select
              size="small"
              showSearch={{ optionFilterProp: "label" }}
              aria-label={t("answers.act")}
              value={act}
              onChange={(value) => set(key, { act: value })}
              options={replyActs.map((value) => ({ value, label: t(`act.${value}`) }))}
            />
            <Checkbox checked={optional} onChange={(event) => set(key, { optional: event.target.checked })}>
              {t("answers.optional")}
            </Checkbox>
            <Button
              type="text"
              size="small"
              aria-label={t("answers.remove")}
              icon={<Icon name="cross" size={12} />}
              onClick={() => change(written.filter((each) => each.key !== key))}
            />
          </div>
          <Growing value={lines} least={2} most={8} aria-label={t(`act.${act}`)} onChange={(event) => set(key, { lines: event.target.value })} />
        </div>
      ))}
      <Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => change([...written, fresh()])}>
        {t("answers.addSentence")}
      </Button>
    </div>
  );
}
