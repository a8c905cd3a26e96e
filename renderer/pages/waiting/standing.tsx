import type { ReactNode } from "react";
import { waitingTexts } from "../../locales/late/waiting.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment, span } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import type { Group } from "./group.ts";
import css from "./waiting.module.css";

/** How long the oldest of them waits, or how long is left. */
export function Age({ group: { kind, oldestAt } }: { group: Pick<Group, "kind" | "oldestAt"> }): ReactNode {
  const s = useLate(waitingTexts);
  const t = useT();
  const gone = useNow() - oldestAt.getTime();
  const text = span(Math.abs(gone), t);
  const isPast = (kind === "unshipped" || kind === "case_deadline") && gone > 0;
  const key = isPast ? (`past.${kind}` as const) : (`since.${kind}` as const);
  return (
    <span title={exact(oldestAt)} data-past={isPast ? "" : undefined} className={css.age}>
      {s(key, { span: text })}
    </span>
  );
}

/** Who has it, who was told, and what comes if nobody acts. */
export function Standing({ group }: { group: Group }): ReactNode {
  const s = useLate(waitingTexts);
  const now = useNow();
  const at = group.state === "snoozed" ? group.snoozedUntil : group.solvedAt;
  const tone = { open: "warn", escalated: "bad", acknowledged: "info", snoozed: "plain", solved: "good" } as const;
  return (
    <span className={css.standing}>
      <Tag tone={tone[group.state]}>{s(`state.${group.state}`, { name: bareName(group.actorName ?? ""), at: at ? moment(at, now) : "" })}</Tag>
      {(group.state === "open" || group.state === "escalated") && (
        <small data-untold={group.untold ? "" : undefined}>
          {group.untold ? s(`untold.${group.untold}`) : group.told.length > 0 && s("told", { names: group.told.map(bareName).join("、") })}
          {group.actBy && <> · {s("nextAt", { at: moment(group.actBy, now) })}</>}
        </small>
      )}
    </span>
  );
}
