import type { ReactNode } from "react";
import type { FindingView } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { exact, moment, span } from "../ui/format.ts";
import { Icon } from "../ui/icon.tsx";
import { useNow } from "../ui/now.tsx";
import { Told } from "../ui/said.tsx";
import { findingTone } from "./finding-tags.tsx";
import css from "./findings.module.css";

/** What the timeline proves, open findings first, each with its evidence in a sentence, whose work it is and how it ends. */
export function FindingList({ findings }: { findings: readonly FindingView[] }): ReactNode {
  const t = useT();
  const now = useNow();
  const sorted = findings.toSorted((left, right) => Number(left.resolvedAt !== null) - Number(right.resolvedAt !== null));
  return (
    <ul className={css.findings}>
      {sorted.map((finding) => (
        <li key={finding.id} data-source={finding.id} data-tone={finding.resolvedAt ? "over" : findingTone(finding.kind)}>
          <b>
            <Icon name={finding.resolvedAt ? "check" : "warn"} size={14} /> {t(`finding.${finding.kind}`)}
          </b>
          <span>
            <Told zh={finding.sentence} en={finding.en.sentence} />
          </span>
          {!finding.resolvedAt && (
            <small>
              {t("finding.duty", { duty: t(`duty.${finding.duty}`) })} · <Told zh={finding.ends} en={finding.en.ends} />
            </small>
          )}
          <small title={exact(finding.since)}>
            {finding.resolvedAt
              ? t("finding.resolved", { at: moment(finding.resolvedAt, now) })
              : t("finding.since", { span: span(now - finding.since.getTime(), t) })}
          </small>
        </li>
      ))}
    </ul>
  );
}
