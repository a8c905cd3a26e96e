import type { ReactNode } from "react";
import type { CaseRow } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { exact, moment } from "../ui/format.ts";
import { useNow } from "../ui/now.tsx";
import { Tag } from "../ui/parts.tsx";
import { Written } from "../ui/said.tsx";
import css from "./case-marks.module.css";
import { useUnsent } from "./unsent.ts";

/** Tags in a row; more are counted. */
const SHOWN = 2;

/** What the desk marked on a case, for its row: unsent words, how urgent, until when it rests or why it is back, tags. */
export function CaseMarks({ of }: { of: Pick<CaseRow, "id" | "priority" | "tags" | "snooze"> }): ReactNode {
  const t = useT();
  const now = useNow();
  const unsent = useUnsent();
  const { id, priority, tags, snooze } = of;
  if (!unsent.has(id) && priority === "normal" && !snooze && tags.length === 0) return null;
  return (
    <span className={css.marks}>
      {unsent.has(id) && <Tag tone="info">{t("marks.draft")}</Tag>}
      {priority !== "normal" && <Tag tone={priority === "urgent" ? "bad" : "warn"}>{t(`priority.${priority}`)}</Tag>}
      {snooze && (
        <Tag tone={snooze.back ? "warn" : "plain"} title={snooze.why === "" ? exact(snooze.until) : `${exact(snooze.until)} · ${snooze.why}`}>
          {snooze.back ? t(`back.${snooze.back}`) : t("snooze.until", { at: moment(snooze.until, now) })}
        </Tag>
      )}
      {tags.slice(0, SHOWN).map((tag) => (
        <Tag key={tag}>
          <Written>{tag}</Written>
        </Tag>
      ))}
      {tags.length > SHOWN && <Tag title={tags.slice(SHOWN).join(t("format.and"))}>+{tags.length - SHOWN}</Tag>}
    </span>
  );
}
