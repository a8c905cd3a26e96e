import { useQuery } from "@tanstack/react-query";
import { Button, Input, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { type WrongReason, wrongReasons } from "../../../main/hub/contract/review-words.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { useSay } from "../../ui/above.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, money } from "../../ui/format.ts";
import { useSaid } from "../../ui/said.tsx";
import { reasonSaid } from "./judging.ts";
import css from "./review.module.css";

/** A decision that was chosen, and the mark it showed. */
interface Chosen {
  decisionId: string;
  seen: "right" | "wrong" | null;
}

/** Judges everything that is chosen, after having said what that does. */
export function BulkBar({ chosen, clear }: { chosen: Chosen[]; clear: () => void }): ReactNode {
  const t = useT();
  const [review, setReview] = useState<"right" | "wrong" | null>(null);
  return (
    <>
      <span className={css.chosen}>{t("review.chosen", { n: count(chosen.length) })}</span>
      <Button size="small" onClick={() => setReview("right")}>
        {t("review.manyRight")}
      </Button>
      <Button size="small" danger onClick={() => setReview("wrong")}>
        {t("review.manyWrong")}
      </Button>
      <Button size="small" type="text" onClick={clear}>
        {t("review.manyClear")}
      </Button>
      {review && <Ask chosen={chosen} review={review} close={() => setReview(null)} done={clear} />}
    </>
  );
}

interface AskProps {
  chosen: Chosen[];
  review: "right" | "wrong";
  close: () => void;
  done: () => void;
}

function Ask({ chosen, review, close, done }: AskProps): ReactNode {
  const t = useT();
  const said = useSaid();
  const say = useSay();
  const [reason, setReason] = useState<WrongReason | null>(null);
  const [note, setNote] = useState("");
  const preview = useQuery(api.decisions.previewMarks.queryOptions({ input: { decisionIds: chosen.map(({ decisionId }) => decisionId) }, staleTime: 0 }));
  const mark = useChange({
    call: () => hub.decisions.markMany({ decisions: chosen, review, reason, note: note.trim() }),
    after: ({ results }) => {
      const failed = results.filter(({ refused }) => refused !== null);
      const of = { n: results.length - failed.length, stopped: results.filter(({ stopped }) => stopped === "stopped").length };
      const [first] = failed;
      if (first?.refused) say.warning(t("review.manyPart", { ...of, failed: failed.length, why: said(first.refused) }), 8);
      else say.success(t("review.manyDone", of));
      close();
      done();
    },
  });
  const isReady = review === "right" || (reason !== null && !(reason === "other" && note.trim() === ""));
  return (
    <Modal
      open
      title={t(review === "right" ? "review.manyTitleRight" : "review.manyTitleWrong", { n: count(chosen.length) })}
      okText={t(review === "right" ? "review.manyRight" : "review.confirmWrongGone")}
      okButtonProps={{ disabled: !isReady, loading: mark.isPending, danger: review === "wrong" }}
      cancelText={t("action.cancel")}
      onOk={() => mark.mutate(undefined)}
      onCancel={close}
    >
      <Answer of={preview} lines={2}>
        {({ judged, held, heldFen, gone, goneFen }) => (
          <ul className={css.preview}>
            {judged > 0 && <li>{t("review.manyJudged", { n: count(judged) })}</li>}
            {review === "wrong" && held > 0 && <li>{t("review.manyHeld", { n: count(held), sum: money(heldFen) })}</li>}
            {review === "wrong" && gone > 0 && <li>{t("review.manyGone", { n: count(gone), sum: money(goneFen) })}</li>}
            {(review === "right" || held === 0) && <li>{t("review.manyNothing")}</li>}
          </ul>
        )}
      </Answer>
      {review === "wrong" && (
        <div className={css.ask}>
          <Select<WrongReason>
            value={reason ?? undefined}
            placeholder={t("review.why")}
            aria-label={t("review.why")}
            onChange={setReason}
            options={wrongReasons.map((value) => ({ value, label: t(reasonSaid[value]) }))}
          />
          <Input
            value={note}
            maxLength={500}
            placeholder={t(reason === "other" ? "review.noteNeeded" : "review.note")}
            aria-label={t("review.note")}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      )}
    </Modal>
  );
}
