import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { requestKey, useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { useSay } from "../../ui/above.tsx";
import { copyText } from "../../ui/clipboard.ts";
import type { ActionKindTold } from "../../widgets/action-kinds.ts";
import css from "./confirm.module.css";
import { type ConfirmProps, sawOf } from "./draft.ts";
import { useSure } from "./over.tsx";

type ByHandProps = ConfirmProps & {
  tells: ActionKindTold;
  /** The words as they stand in a field of the form above; `null`: there is none, or they do not fit yet. */
  text: string | null;
  reasonId: string | undefined;
};

/**
 * What the channel takes on its own pages alone: the words are copied, its page is opened, and what a person did there is kept here and
 * followed until the channel shows it.
 */
export function ByHand({ page, close, tells, text, reasonId }: ByHandProps): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const [own, setOwn] = useState("");
  const [key] = useState(requestKey);
  const sure = useSure(page);
  const hasField = text === null && reasonId === undefined;
  const words = (text ?? own).trim();
  const { id: caseId, revision } = page.case;
  const { kind } = tells;
  const act = useChange({
    call: () => hub.actions.do({ caseId, kind, text: words, reasonId, byHand: true, revision, saw: sawOf(page, kind), requestKey: key }),
    keyed: true,
    said: t("byHand.kept"),
    after: close,
  });
  return (
    <>
      {hasField && (
        <Input.TextArea
          rows={3}
          value={own}
          aria-label={t("refuse.words")}
          placeholder={tells.asks.hint?.[language]}
          onChange={(event) => setOwn(event.target.value)}
        />
      )}
      <p>{t("byHand.hint")}</p>
      <footer className={css.byHand}>
        <CopyAndOpen words={words} desk={page.template.desk} />
        <Button
          type="primary"
          danger
          disabled={words === ""}
          loading={act.isPending}
          onClick={() => void sure("act").then((goesOn) => goesOn && act.mutate(undefined))}
        >
          {t("byHand.done")}
        </Button>
        <Button onClick={close}>{t("action.cancel")}</Button>
      </footer>
    </>
  );
}

/** What is taken along, and the page it is taken to. */
export function CopyAndOpen({ words, desk }: { words: string; desk: string | null }): ReactNode {
  const t = useT();
  const say = useSay();
  const copy = async (): Promise<void> => {
    if (await copyText(words)) say.success(t("byHand.copied"));
    else say.error(t("composer.copyFailed"));
  };
  return (
    <>
      <Button disabled={words === ""} onClick={() => void copy()}>
        {t("byHand.copy")}
      </Button>
      {desk && (
        <Button href={desk} target="_blank" rel="noreferrer">
          {t("byHand.open")}
        </Button>
      )}
    </>
  );
}
