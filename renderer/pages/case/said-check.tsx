import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import type { CasePage, CheckedWords } from "../../../main/hub/contract/index.ts";
import { MOST_SAID } from "../../../main/hub/contract/limits.ts";
import { api } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Written } from "../../ui/said.tsx";
import type { ActionKind } from "../../widgets/action-kinds.ts";
import css from "./said-check.module.css";

/** So long a person pauses before what they wrote is checked, ms. */
const PAUSE_MS = 450;
/** Reasons told of one sentence: the first ones say enough. */
const REASONS = 3;

/** What of a message the record supports, asked for when the writer pauses. `undefined` while nothing is known of these very words. */
export function useSaidCheck(page: CasePage, kind: ActionKind | undefined, text: string): CheckedWords | undefined {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const input = { caseId: page.case.id, kind: kind as ActionKind, text: settled };
  const { data } = useQuery(
    api.actions.preview.queryOptions({
      input,
      enabled: kind !== undefined && settled !== "" && settled.length <= MOST_SAID && settled === text,
      placeholderData: (old) => old,
    }),
  );
  return text === "" ? undefined : data?.said;
}

/** Sentences that nothing supports, struck out, each with its reason; nothing where all is well. */
export function SaidCheck({ said }: { said: CheckedWords | undefined }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const bad = (said?.sentences ?? []).filter(({ ok }) => !ok);
  const stop = said?.stop ?? null;
  if (bad.length === 0 && stop === null) return null;
  return (
    <section className={css.check} data-stops={stop !== null} aria-label={t("said.title")}>
      <p>{stop?.[language] ?? t("said.warns", { n: bad.length })}</p>
      <ul>
        {bad.map(({ text, faults }) => (
          <li key={text}>
            <del>
              <Written>{text}</Written>
            </del>
            <small>
              {faults
                .slice(0, REASONS)
                .map((fault) => fault[language])
                .join(language === "en" ? "; " : "；")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
