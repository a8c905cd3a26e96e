import type { ReactNode } from "react";
import type { DecisionView } from "../../main/hub/contract/index.ts";
import { asWritten } from "../../main/hub/kernel/said.ts";
import { useLocale } from "../locales/provider.tsx";
import { money } from "../ui/format.ts";
import { Told } from "../ui/said.tsx";
import { useChannels } from "./channel-mark.tsx";
import css from "./fact-table.module.css";
import { useFactName, useFactWords } from "./fact-words.ts";

type Value = DecisionView["facts"][string];

/** A fact as the hub's list of facts names it, and its values. */
export interface FactLabel {
  fact: string;
  label: string;
  words: Readonly<Record<string, string>>;
}

/** The facts a decision was made from, in the words of the policy's fact list. */
export function FactTable({ facts, labels }: { facts: DecisionView["facts"]; labels: readonly FactLabel[] }): ReactNode {
  const { t, language } = useLocale();
  const name = useFactName();
  const word = useFactWords();
  const shown = (fact: string, value: Value): string => {
    if (value === null) return "–";
    if (typeof value === "number") return fact.endsWith("Fen") ? money(value) : String(value);
    const own = language === "zh" ? labels.find((entry) => entry.fact === fact)?.words[String(value)] : undefined;
    return own ?? word(fact, String(value));
  };
  const channels = useChannels();
  return (
    <dl className={css.facts}>
      {Object.entries(facts)
        .filter(([fact]) => fact !== "notHeldEnglish")
        .map(([fact, value]) => {
          const label = labels.find((entry) => entry.fact === fact);
          return (
            <div key={fact}>
              <dt title={fact}>{fact === "notHeld" ? t("facts.notHeld") : name(fact, label?.label ?? fact)}</dt>
              <dd>
                {fact === "channel" ? (
                  channels.name(String(value))
                ) : fact === "notHeld" ? (
                  <Told zh={String(value)} en={String(facts.notHeldEnglish ?? asWritten(String(value)))} />
                ) : (
                  shown(fact, value)
                )}
              </dd>
            </div>
          );
        })}
    </dl>
  );
}
