import type { ReactNode } from "react";
import type { DecisionView } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import type { Translate } from "../locales/text.ts";
import { money } from "../ui/format.ts";
import { useChannels } from "./channel-mark.tsx";
import css from "./fact-table.module.css";

type Value = DecisionView["facts"][string];

/** A fact as the hub's list of facts names it, and its values. */
export interface FactLabel {
  fact: string;
  label: string;
  words: Readonly<Record<string, string>>;
}

/** The facts a decision was made from, in the words of the policy's fact list. */
export function FactTable({ facts, labels }: { facts: DecisionView["facts"]; labels: readonly FactLabel[] }): ReactNode {
  const t = useT();
  const channels = useChannels();
  return (
    <dl className={css.facts}>
      {Object.entries(facts).map(([fact, value]) => {
        const label = labels.find((entry) => entry.fact === fact);
        return (
          <div key={fact}>
            <dt title={fact}>{label?.label ?? (fact === "notHeld" ? t("facts.notHeld") : fact)}</dt>
            <dd>{fact === "channel" ? channels.name(String(value)) : shown({ fact, value, t, label })}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function shown({ fact, value, t, label }: { fact: string; value: Value; t: Translate; label: FactLabel | undefined }): string {
  if (value === null) return "–";
  if (typeof value === "boolean") return t(value ? "facts.yes" : "facts.no");
  return typeof value === "number" && fact.endsWith("Fen") ? money(value) : (label?.words[String(value)] ?? String(value));
}
