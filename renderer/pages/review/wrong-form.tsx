import { Button } from "antd";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { type WrongReason, wrongReasons } from "../../../main/hub/contract/review-words.ts";
import { useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Kbd } from "../../ui/parts.tsx";
import css from "./evidence.module.css";
import { reasonSaid, type Verdict } from "./judging.ts";

interface WrongFormProps {
  /** Whether something may still be stopped. */
  stops: boolean;
  busy: boolean;
  mark: (verdict: Verdict) => void;
  close: () => void;
}

/** What was wrong: a word of the list by its digit, own words beside it, Enter. */
export function WrongForm({ stops, busy, mark, close }: WrongFormProps): ReactNode {
  const t = useT();
  const [chosen, setChosen] = useState<{ reason: WrongReason } | null>(null);
  const reason = chosen?.reason ?? null;
  const [note, setNote] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const isReady = reason !== null && !(reason === "other" && note.trim() === "");
  const send = (): void => {
    if (isReady && !busy) mark({ review: "wrong", reason, note: note.trim() });
  };
  // The next key belongs where it is wanted: words where the list has none, else Enter on the step itself. Before the browser takes that key: a frame later,
  // a quick Enter would press what had the focus until then, the row in the list, which closes this.
  useLayoutEffect(() => {
    if (chosen) form.current?.querySelector<HTMLElement>(chosen.reason === "other" ? "textarea" : "button[type=submit]")?.focus();
  }, [chosen]);
  useKeys([...wrongReasons.map((each, at) => [[String(at + 1)], () => setChosen({ reason: each })] as const), [["Escape"], close]]);
  return (
    <form
      ref={form}
      className={css.wrong}
      aria-label={t("review.why")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <b>{t("review.why")}</b>
      <div className={css.reasons} role="radiogroup" aria-label={t("review.why")}>
        {wrongReasons.map((each, at) => (
          // biome-ignore lint/a11y/useSemanticElements: a button that is pressed once, with its key beside it
          <button key={each} type="button" role="radio" aria-checked={reason === each} onClick={() => setChosen({ reason: each })}>
            <Kbd>{at + 1}</Kbd> {t(reasonSaid[each])}
          </button>
        ))}
      </div>
      <Growing
        value={note}
        maxLength={500}
        most={5}
        placeholder={t(reason === "other" ? "review.noteNeeded" : "review.note")}
        aria-label={t("review.note")}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <footer>
        <Button size="small" danger type="primary" htmlType="submit" disabled={!isReady} loading={busy}>
          {t(stops ? "review.confirmWrong" : "review.confirmWrongGone")}
        </Button>
        <Button size="small" type="text" onClick={close}>
          {t("action.cancel")}
        </Button>
      </footer>
    </form>
  );
}
