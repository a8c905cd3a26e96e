/** What the floor counts, with where each figure leads: a list that is as long as the figure. */
import type { Floor } from "../../../main/hub/contract/insights.ts";
import type { TextKey } from "../../locales/text.ts";
import type { Tone } from "../../ui/parts.tsx";

export interface Told {
  key: TextKey;
  value: number;
  to: string;
  tone: Tone;
}

/** What cannot wait. */
export function burningOf(floor: Floor): readonly Told[] {
  return [
    { key: "burning.overdue", value: floor.overdue, to: "/queue?view=all&only=overdue", tone: "bad" },
    { key: "burning.due_hour", value: floor.dueHour, to: "/queue?view=all&only=due_hour", tone: "warn" },
    { key: "burning.unanswered", value: floor.unanswered, to: "/queue?view=all&only=unanswered", tone: "plain" },
    { key: "burning.late", value: floor.late, to: "/queue?view=all&only=late", tone: "bad" },
    { key: "burning.old", value: floor.old, to: "/queue?view=all&only=old", tone: "warn" },
    { key: "floor.promises", value: floor.promisesDue, to: "/queue?view=promised", tone: "warn" },
  ];
}

/** What stands. */
export function standingOf(floor: Floor): readonly Told[] {
  return [
    { key: "queue.open", value: floor.open, to: "/queue?view=all", tone: "plain" },
    { key: "queue.unassigned", value: floor.unassigned, to: "/queue?view=all&who=nobody", tone: "plain" },
    { key: "floor.held", value: floor.held, to: "/review?tab=held", tone: "plain" },
    { key: "floor.second", value: floor.second, to: "/queue?view=second", tone: "plain" },
    { key: "queue.doneToday", value: floor.doneToday, to: "/behind?of=closed", tone: "plain" },
  ];
}
