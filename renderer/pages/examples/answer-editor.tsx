import { Button, Checkbox, Select, Switch } from "antd";
import type { ReactNode } from "react";
import type { CutSentence, ExampleAnswer } from "../../../main/hub/contract/training.ts";
import { replyActs, type Want, wants } from "../../../main/hub/contract/words.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { ConditionEditor } from "../../widgets/condition-editor.tsx";
import { wantName } from "../../widgets/condition-words.ts";
import css from "./examples.module.css";

interface AnswerEditorProps {
  answer: ExampleAnswer | null;
  change: (answer: ExampleAnswer | null) => void;
  /** Cuts the reply anew, for a want or for what was heard. */
  cut: (want?: Want) => void;
  cutting: boolean;
  faults: readonly { at: string; zh: string; en: string }[];
}

/** A reply cut into sentences: what each does, what fills it, whether it is said again, and under which conditions. */
export function AnswerEditor({ answer, change, cut, cutting, faults }: AnswerEditorProps): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const set = (at: number, part: Partial<CutSentence>): void =>
    answer ? change({ ...answer, sentences: answer.sentences.map((each, place) => (place === at ? { ...each, ...part } : each)) }) : undefined;
  const faultAt = (at: string): ReactNode =>
    faults
      .filter((fault) => fault.at === at)
      .map((fault) => (
        <p key={fault.zh} className={css.fault}>
          {fault[language]}
        </p>
      ));
  return (
    <div className={css.answer}>
      <header>
        <Select
          size="small"
          className={css.want}
          aria-label={t("answers.want")}
          placeholder={t("examples.chooseWant")}
          showSearch={{ optionFilterProp: "label" }}
          value={answer?.want ?? null}
          onChange={(want: Want | null) => want && cut(want)}
          options={wants.map((want) => ({ value: want, label: wantName(t, want) }))}
        />
        <Button size="small" loading={cutting} onClick={() => cut(answer?.want)}>
          {t("examples.cutAgain")}
        </Button>
        {answer && (
          <Button size="small" type="text" onClick={() => change(null)}>
            {t("examples.noAnswer")}
          </Button>
        )}
      </header>
      {answer === null ? (
        <p className={css.hint}>{t("examples.answersNobody")}</p>
      ) : (
        <>
          <ol className={css.cut}>
            {answer.sentences.map((sentence, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sentences keep their places while they are edited
              <li key={at} data-out={sentence.leftOut ? "" : undefined}>
                <Switch
                  size="small"
                  checked={!sentence.leftOut}
                  aria-label={t("examples.sayAgain")}
                  onChange={(said) => set(at, { leftOut: !said, note: said ? null : sentence.note })}
                />
                <Select
                  size="small"
                  aria-label={t("examples.act")}
                  showSearch={{ optionFilterProp: "label" }}
                  value={sentence.act}
                  onChange={(act) => set(at, { act })}
                  options={replyActs.map((value) => ({ value, label: t(`act.${value}`) }))}
                />
                <div>
                  <Growing
                    value={sentence.text}
                    maxLength={300}
                    aria-label={t("examples.sentence")}
                    disabled={sentence.leftOut}
                    onChange={(event) => set(at, { text: event.target.value })}
                  />
                  {sentence.note && <small>{sentence.note[language]}</small>}
                  {faultAt(`answer.sentences.${at}`)}
                </div>
                <Checkbox checked={sentence.optional} disabled={sentence.leftOut} onChange={(event) => set(at, { optional: event.target.checked })}>
                  {t("answers.optional")}
                </Checkbox>
              </li>
            ))}
          </ol>
          {faultAt("answer.sentences")}
          <span className={css.head}>{t("answers.when")}</span>
          <ConditionEditor when={answer.when} change={(when) => change({ ...answer, when })} />
          {faults
            .filter(({ at }) => at.startsWith("answer.when"))
            .map((fault) => (
              <p key={fault.at} className={css.fault}>
                <code>{fault.at.replace("answer.when.", "")}</code> {fault[language]}
              </p>
            ))}
        </>
      )}
    </div>
  );
}
