/** What a reviewer does to a row, and what is said of it. */
import { useState } from "react";
import type { Stopped } from "../../../main/hub/contract/index.ts";
import type { WrongReason } from "../../../main/hub/contract/review-words.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import type { TextKey } from "../../locales/text.ts";
import { useSay } from "../../ui/above.tsx";
import type { Row } from "./kept-rows.ts";

const stoppedSaid: Readonly<Record<Stopped, TextKey>> = {
  stopped: "review.stoppedStopped",
  nothing: "review.stoppedNothing",
  going: "review.stoppedGoing",
  gone: "review.stoppedGone",
  failed: "review.stoppedFailed",
};

export const reasonSaid: Readonly<Record<WrongReason, TextKey>> = {
  facts: "review.reasonFacts",
  rule: "review.reasonRule",
  class: "review.reasonClass",
  amount: "review.reasonAmount",
  evidence: "review.reasonEvidence",
  account: "review.reasonAccount",
  other: "review.reasonOther",
};

export interface Verdict {
  review: "right" | "wrong";
  reason: WrongReason | null;
  note: string;
}

export interface Judging {
  busy: boolean;
  mark(row: Row, verdict: Verdict): void;
  unmark(row: Row): void;
  /** The row of which is being said what was wrong about it. */
  asking: string | null;
  ask(decisionId: string | null): void;
  /** Shows in its place what was done to a row. */
  note(row: Row): void;
}

/** `note` shows what was done in the row's place; `done` is told after a mark. */
export function useJudging(note: (row: Row) => void, done: (row: Row, verdict: Verdict) => void): Judging {
  const t = useT();
  const { me } = useSession();
  const say = useSay();
  const [asking, ask] = useState<string | null>(null);
  const mark = useChange({
    call: ({ row, verdict }: { row: Row; verdict: Verdict }) => hub.decisions.mark({ decisionId: row.decision.id, seen: row.decision.review, ...verdict }),
    after: ({ stopped, action }, { row, verdict }) => {
      const { review, reason, note: words } = verdict;
      note({ ...row, decision: { ...row.decision, review }, action: action ?? row.action, mark: { reason, note: words, byName: me.name, at: new Date() } });
      ask(null);
      if (review === "wrong") say[stopped === "going" || stopped === "gone" ? "warning" : "success"](t(stoppedSaid[stopped]), 5);
      done(row, verdict);
    },
  });
  const unmark = useChange({
    call: (row: Row) => hub.decisions.unmark({ decisionId: row.decision.id, seen: row.decision.review }),
    said: t("review.unmarked"),
    after: (_done, row) => note({ ...row, decision: { ...row.decision, review: null }, mark: null }),
  });
  return {
    busy: mark.isPending || unmark.isPending,
    mark: (row, verdict) => mark.mutate({ row, verdict }),
    unmark: (row) => unmark.mutate(row),
    asking,
    ask,
    note,
  };
}
