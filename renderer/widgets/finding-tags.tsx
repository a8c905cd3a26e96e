import type { ReactNode } from "react";
import type { FindingKind } from "../../main/hub/contract/words.ts";
import { useT } from "../locales/provider.tsx";
import { Tag, type Tone } from "../ui/parts.tsx";
import css from "./widgets.module.css";

/** Goods that are not, or not the right ones, on their way are red; everything else asks for a look. */
const tones: Partial<Readonly<Record<FindingKind, Tone>>> = { shipped_not_outbound: "bad", wrong_item: "bad", shipped_after_closed: "bad" };

export function findingTone(kind: FindingKind): Tone {
  return tones[kind] ?? "warn";
}

export function FindingTags({ findings }: { findings: readonly FindingKind[] }): ReactNode {
  const t = useT();
  return (
    <span className={css.findings}>
      {findings.map((kind) => (
        <Tag key={kind} tone={findingTone(kind)}>
          {t(`finding.${kind}`)}
        </Tag>
      ))}
    </span>
  );
}
