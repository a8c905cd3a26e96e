import type { ReactNode } from "react";
import type { FindingKind } from "../../main/hub/contract/words.ts";
import { useT } from "../locales/provider.tsx";
import { Tag, type Tone } from "../ui/parts.tsx";
import css from "./widgets.module.css";

const tones: Readonly<Record<FindingKind, Tone>> = {
  stalled: "warn",
  shipped_not_outbound: "bad",
  wrong_item: "bad",
  signed_by_other: "warn",
  contradiction: "info",
};

export function findingTone(kind: FindingKind): Tone {
  return tones[kind];
}

export function FindingTags({ findings }: { findings: readonly FindingKind[] }): ReactNode {
  const t = useT();
  return (
    <span className={css.findings}>
      {findings.map((kind) => (
        <Tag key={kind} tone={tones[kind]}>
          {t(`finding.${kind}`)}
        </Tag>
      ))}
    </span>
  );
}
