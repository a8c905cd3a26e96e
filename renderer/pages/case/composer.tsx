import { App, Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { copyText } from "../../ui/clipboard.ts";
import { Growing } from "../../ui/growing.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Kbd } from "../../ui/parts.tsx";
import { type ActionKind, useActionKinds } from "../../widgets/action-kinds.ts";
import css from "./composer.module.css";
import { emptyDraft, type TalkProps, typed } from "./draft.ts";
import { SaidCheck, useSaidCheck } from "./said-check.tsx";

const FIELD = "reply-field";

/** Puts the cursor at the end of the reply. */
export function focusReply(): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(FIELD);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
}

/** Sends where the channel has an interface for it; elsewhere copies and marks the reply as copied. */
export function Composer({ page, draft, setDraft }: TalkProps): ReactNode {
  const t = useT();
  const { message } = App.useApp();
  const kinds = useActionKinds();
  const kind = kinds.message?.kind;
  const send = page.offers.find((offer) => offer.kind === kind);
  const copy = page.offers.find((offer) => offer.kind === "copy_message");
  const offer = send?.allowed ? send : (copy ?? send);
  const copies = offer?.kind === "copy_message";
  const text = draft.text.trim();
  const act = useChange({
    call: (sent: ActionKind) =>
      hub.actions.do({
        caseId: page.case.id,
        kind: sent,
        text,
        suggestionId: draft.suggestionId ?? undefined,
        copied: copies || undefined,
        revision: page.case.revision,
        requestKey: draft.key,
      }),
    said: ({ action }) => t(copies ? "composer.copied" : action.state === "held" ? "composer.held" : "composer.sent"),
    after: () => setDraft(emptyDraft()),
  });
  useKeys([[["r"], focusReply]]);
  const said = useSaidCheck(page, kind, text);
  if (!offer || !kind) return null;
  const ready = offer.allowed && text !== "" && !act.isPending && (said?.stop ?? null) === null;
  const go = async (): Promise<void> => {
    if (!ready) return;
    if (copies && !(await copyText(text))) {
      void message.error(t("composer.copyFailed"));
      return;
    }
    act.mutate(kind);
  };
  return (
    <section className={css.composer}>
      <Growing
        id={FIELD}
        value={draft.text}
        disabled={!offer.allowed}
        least={3}
        most={9}
        maxLength={2_000}
        placeholder={t("composer.placeholder")}
        aria-label={t("composer.placeholder")}
        onChange={(event) => setDraft((old) => typed(old, event.target.value))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void go();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <SaidCheck said={said} />
      <footer>
        <span title={offer.preview}>{offer.allowed ? t(copies ? "composer.copyOnly" : "composer.sends", { shop: page.case.shopName }) : offer.why}</span>
        <Kbd>Ctrl Enter</Kbd>
        <Button type="primary" icon={<Icon name={copies ? "copy" : "send"} size={14} />} disabled={!ready} loading={act.isPending} onClick={() => void go()}>
          {t(copies ? "composer.copy" : "composer.send")}
        </Button>
      </footer>
    </section>
  );
}
