import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Drawer, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { AnswerCard, CardSentence, CardView } from "../../../main/hub/contract/answers.ts";
import { slotNames } from "../../../main/hub/contract/given.ts";
import { requestKey, useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { ConditionEditor } from "../../widgets/condition-editor.tsx";
import { wantName } from "../../widgets/condition-words.ts";
import { Slotted } from "../../widgets/slotted.tsx";
import css from "./answers.module.css";
import { Moved } from "./moved.tsx";
import { SentenceEditor, type Written } from "./sentence-editor.tsx";
import { Versions } from "./versions.tsx";
import { WordsInput } from "./words-input.tsx";

interface EditorProps {
  row: CardView | null;
  wants: readonly string[];
  close: () => void;
}

const spoken = ["zh", "en"] as const;

/** Writes or mends a card: what it answers, when, and what is said; what keeps it from being kept is named at its place. */
export function Editor({ row, wants, close }: EditorProps): ReactNode {
  const t = useT();
  const { language: shown } = useLocale();
  const [card, setCard] = useState<Omit<AnswerCard, "zh" | "en">>(
    () => row?.card ?? { id: `own.${requestKey().slice(0, 12)}`, want: wants[0] ?? "", title: "", when: {}, says: [], unless: [] },
  );
  const [said, setSaid] = useState(() => ({ zh: writtenOf(row?.card.zh ?? []), en: writtenOf(row?.card.en ?? []) }));
  const [language, setLanguage] = useState<"zh" | "en">("zh");
  /** The version that is edited here; another one is newer when a colleague changed the card meanwhile. */
  const [base, setBase] = useState(row);
  const [faults, setFaults] = useState<readonly { at: string; zh: string; en: string }[]>([]);
  const whole: AnswerCard = { ...card, zh: sentencesOf(said.zh), en: sentencesOf(said.en) };
  const versions = useQuery({ ...api.cards.versions.queryOptions({ input: { id: card.id } }), enabled: row !== null });
  const [newest] = versions.data?.rows ?? [];
  const moved = base && newest && newest.version > base.revision ? newest : null;
  const save = useChange({
    call: async () => {
      const checked = await hub.cards.check({ card: whole });
      setFaults(checked.faults);
      return checked.faults.length > 0 ? null : hub.cards.save({ card: whole, revision: base?.revision ?? null });
    },
    said: (kept) => (kept ? t("answers.saved") : ""),
    after: (kept) => kept && close(),
  });
  const write = (next: AnswerCard): void => {
    setCard(next);
    setSaid({ zh: writtenOf(next.zh), en: writtenOf(next.en) });
  };
  const good = moved === null && card.title.trim() !== "" && whole.zh.length > 0;
  return (
    <Drawer
      open
      onClose={close}
      size={620}
      title={t(row ? "answers.edit" : "answers.new")}
      footer={
        <Button type="primary" disabled={!good} loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t("answers.save")}
        </Button>
      }
    >
      <div className={css.editor}>
        {moved && base && !save.isPending && (
          <Moved
            base={base.card}
            newest={moved}
            mine={whole}
            takeTheirs={() => {
              write(moved.card);
              setBase({ ...base, card: moved.card, revision: moved.version });
            }}
            keepMine={() => setBase({ ...base, card: moved.card, revision: moved.version })}
          />
        )}
        {faults.length > 0 && (
          <Alert
            type="error"
            title={t("answers.faults")}
            description={
              <ul>
                {faults.map((fault) => (
                  <li key={fault.at + fault.zh}>
                    <code>{fault.at}</code> {fault[shown]}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        {versions.data && <Versions rows={versions.data.rows} done={close} />}
        <section>
          <span>{t("answers.want")}</span>
          <Select
            aria-label={t("answers.want")}
            showSearch={{ optionFilterProp: "label" }}
            value={card.want}
            onChange={(want) => setCard({ ...card, want })}
            options={wants.map((want) => ({ value: want, label: wantName(t, want) }))}
          />
        </section>
        <section>
          <span>{t("answers.cardTitle")}</span>
          <Input
            aria-label={t("answers.cardTitle")}
            value={card.title}
            maxLength={60}
            placeholder={t("answers.titleHint")}
            onChange={(event) => setCard({ ...card, title: event.target.value })}
          />
        </section>
        <section>
          <span>{t("answers.when")}</span>
          <ConditionEditor when={card.when} change={(when) => setCard({ ...card, when })} />
        </section>
        <section>
          <span>{t("answers.says")}</span>
          <WordsInput label={t("answers.says")} hint={t("answers.saysHint")} value={card.says} change={(says) => setCard({ ...card, says })} />
          <span>{t("answers.unless")}</span>
          <WordsInput label={t("answers.unless")} value={card.unless} change={(unless) => setCard({ ...card, unless })} />
        </section>
        <section>
          <Tabs value={language} onChange={setLanguage} items={spoken.map((value) => ({ value, label: t(`answers.${value}`) }))} />
          <p className={css.hint}>{t(language === "en" && said.en.length === 0 ? "answers.noEnglish" : "answers.sentencesHint")}</p>
          <SentenceEditor
            written={said[language]}
            change={(next) => setSaid({ ...said, [language]: next })}
            fresh={() => ({ key: requestKey(), act: "ask", optional: false, lines: "" })}
          />
        </section>
        <section>
          <span>{t("answers.slots")}</span>
          <p className={css.slots}>
            {[...slotNames.record, ...slotNames.terms].map((name) => (
              <Tag key={name}>{`{${name}}`}</Tag>
            ))}
          </p>
        </section>
        <section>
          <span>{t("answers.preview")}</span>
          <p className={css.preview}>
            {whole[language].map(({ act, texts }) => (
              <Slotted key={act + texts[0]} text={texts[0] ?? ""} />
            ))}
          </p>
        </section>
      </div>
    </Drawer>
  );
}

function writtenOf(sentences: readonly CardSentence[]): Written[] {
  return sentences.map(({ act, optional, texts }) => ({ key: requestKey(), act, optional, lines: texts.join("\n") }));
}

function sentencesOf(written: readonly Written[]): CardSentence[] {
  return written.flatMap(({ act, optional, lines }) => {
    const texts = lines
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    return texts.length === 0 ? [] : [{ act, optional, texts }];
  });
}
