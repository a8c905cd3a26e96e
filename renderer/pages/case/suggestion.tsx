import { Button, Popover } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { slotInEnglish } from "../../../main/hub/contract/given.ts";
import type { SuggestionView } from "../../../main/hub/contract/index.ts";
import { ASKED_ALIKE } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { ClaimText } from "../../widgets/claim-text.tsx";
import { CopyButton } from "../../widgets/copyable.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { draftOf, type TalkProps, withPictures } from "./draft.ts";
import { focusReply } from "./reply-field.tsx";
import css from "./suggestion.module.css";
import { useDraft, Writing } from "./writing.tsx";

/** A grounded reply with its sources; a withheld one says why instead of showing text that the record does not support. */
export function Suggestion({ page, setDraft }: TalkProps): ReactNode {
  const t = useT();
  const mayWork = useMay("case.work");
  const want = useChange({ call: () => hub.cases.wantSuggestion({ caseId: page.case.id }), said: t("suggestion.asked") });
  const { suggestion } = page;
  const isOld = suggestion?.state === "shown" && suggestion.outdated && page.case.status !== "done";
  useRenewed(isOld && mayWork && page.case.replyState !== "wanted" ? suggestion.id : null, page.case.id);
  const draft = useDraft(page.case.id);
  const isWriting = draft !== null || ((!suggestion || isOld) && page.case.replyState === "wanted");
  const usable = mayWork && suggestion?.state === "shown" && !isWriting;
  const adopt = (): void => {
    if (!suggestion || !usable) return;
    setDraft((old) => withPictures(draftOf({ text: suggestion.text, suggestionId: suggestion.id, macro: null }), old.pictures));
    focusReply();
  };
  useKeys([usable ? [["a"], adopt, "help.adopt"] : [["a"], adopt]]);
  if (isWriting) return <Writing caseId={page.case.id} renews={isOld} draft={draft} />;
  if (!suggestion && !mayWork) return null;
  return (
    <section className={css.suggestion} aria-label={t("suggestion.title")}>
      <header>
        <Tag tone="machine">{t("suggestion.title")}</Tag>
        {suggestion && (
          <small title={suggestion.written.prompt === null ? undefined : t("suggestion.prompt", { prompt: suggestion.written.prompt })}>
            {t("suggestion.by", { composer: suggestion.composer === "built-in" ? t("suggestion.builtIn") : suggestion.composer })}
          </small>
        )}
        {(suggestion?.state === "used" || suggestion?.state === "edited") && <Tag tone="good">{t(`suggestion.${suggestion.state}`)}</Tag>}
        {isOld && <Tag tone="warn">{t("suggestion.old")}</Tag>}
        {mayWork && (
          <Button type="text" size="small" icon={<Icon name="refresh" size={13} />} loading={want.isPending} onClick={() => want.mutate(undefined)}>
            {t(suggestion ? "suggestion.again" : "suggestion.ask")}
          </Button>
        )}
      </header>
      {suggestion?.written.problem && <p className={css.instead}>{t("suggestion.insteadOf", { problem: t(`modelProblem.${suggestion.written.problem}`) })}</p>}
      {suggestion?.state === "withheld" && <Withheld of={suggestion} />}
      {suggestion?.state === "shown" && <Shown of={suggestion} />}
      {suggestion && usable && (
        <footer>
          <Button type="primary" size="small" icon={<Icon name="check" size={13} />} onClick={adopt}>
            {t("suggestion.adopt")}
          </Button>
          <CopyButton text={suggestion.text} />
          <Sources of={suggestion} />
        </footer>
      )}
    </section>
  );
}

function Shown({ of }: { of: SuggestionView }): ReactNode {
  return (
    <div className={css.suggested}>
      <ClaimText text={of.text} claims={of.claims} />
    </div>
  );
}

function Withheld({ of }: { of: SuggestionView }): ReactNode {
  const { t, language } = useLocale();
  return (
    <>
      <p className={css.withheld}>{t("suggestion.withheld", { reason: of.reason?.[language] ?? t("suggestion.notGrounded") })}</p>
      {of.sources.length > 0 && (
        <details className={css.nearest}>
          <summary>{t("suggestion.nearest", { count: of.sources.length })}</summary>
          <ol>
            {of.sources.map(({ id, text }) => (
              <li key={id}>
                <Written>{text}</Written>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** What was overtaken by events is asked for anew by whoever looks at it, once a suggestion: nobody has to notice. */
function useRenewed(suggestionId: string | null, caseId: string): void {
  const asked = useRef<string | null>(null);
  const { mutate } = useChange({ call: () => hub.cases.wantSuggestion({ caseId }) });
  useEffect(() => {
    if (suggestionId === null || suggestionId === asked.current) return;
    asked.current = suggestionId;
    mutate(undefined);
  }, [suggestionId, mutate]);
}

function SourceText({ of }: { of: SuggestionView["sources"][number] }): ReactNode {
  return (
    <p className={css.source}>
      <Written>{of.text}</Written>
    </p>
  );
}

type Source = SuggestionView["sources"][number];

/** A fact's name in English: its slot's, else its id in words. */
const factName = (id: string): string =>
  slotInEnglish(id)
    .replace(/[._]\d+/g, "")
    .replaceAll("_", " ");

/** What a source is called: facts in the reader's language, cards as the trainer named them. */
function useSourceName(): (source: Source) => string {
  const { language } = useLocale();
  const classes = useClasses();
  return ({ kind, id, label }) => {
    if (kind === "example") return classes.title(label);
    return language === "en" && kind === "fact" ? factName(id) : label;
  };
}

function Sources({ of }: { of: SuggestionView }): ReactNode {
  const t = useT();
  const name = useSourceName();
  if (of.sources.length === 0) return null;
  return (
    <div className={css.sources}>
      <span>{t("suggestion.sources")}</span>
      {of.sources.map((source) => (
        <Popover key={`${source.kind}:${source.id}`} content={<SourceText of={source} />} title={<Written>{name(source)}</Written>}>
          <button type="button" data-kind={source.kind}>
            {t(`sourceKind.${source.kind}`)}{" "}
            {source.version !== undefined && <small>{t(source.changed ? "suggestion.cardChanged" : "suggestion.cardVersion", { n: source.version })}</small>}{" "}
            <Written>{name(source)}</Written>
            {source.score !== null && source.score >= ASKED_ALIKE && <small> {t("suggestion.alike")}</small>}
          </button>
        </Popover>
      ))}
    </div>
  );
}
