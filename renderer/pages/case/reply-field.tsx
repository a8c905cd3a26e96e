import { type ReactNode, useState } from "react";
import { MOST_WRITTEN } from "../../../main/hub/contract/limits.ts";
import type { OfferedMacro } from "../../../main/hub/contract/macros.ts";
import { useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Kbd } from "../../ui/parts.tsx";
import { type TalkProps, typed, withMacro } from "./draft.ts";
import { useMacroMenu } from "./macro-menu.tsx";
import { Follows, Gaps } from "./macro-said.tsx";
import { type Asked, gapFrom, putIn } from "./macro-text.ts";
import css from "./macros.module.css";
import { ReplyCount } from "./reply-count.tsx";
import type { ReplySize } from "./reply-size.ts";

const FIELD = "reply-field";

/** Puts the cursor into the reply: at its end, or on a part of it. */
export function focusReply(part?: readonly [number, number]): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(FIELD);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    const { length } = field.value;
    field.setSelectionRange(...(part ?? ([length, length] as const)));
  });
}

interface ReplyFieldProps extends Pick<TalkProps, "page" | "draft" | "setDraft" | "wrote"> {
  size: ReplySize;
  disabled: boolean;
  send: (on: boolean) => void;
  /** What else is put to the reply. */
  beside: ReactNode;
}

/** Where the reply is written: `/` offers macros, Tab goes from one open place to the next. */
export function ReplyField({ page, draft, setDraft, wrote, size, disabled, send, beside }: ReplyFieldProps): ReactNode {
  const t = useT();
  const [caret, setCaret] = useState<number | null>(null);
  const write = (text: string, at: number): void => {
    setDraft((old) => typed(old, text));
    setCaret(at);
    wrote();
  };
  const put = (macro: OfferedMacro, asked: Asked): void => {
    const { text, select } = putIn(draft.text, asked, macro.text);
    setDraft((old) => withMacro(old, text, macro));
    setCaret(select[1]);
    wrote();
    focusReply(select);
  };
  const menu = useMacroMenu({ caseId: page.case.id, text: draft.text, caret, put });
  const ask = (): void => {
    const text = draft.text === "" || /\s$/.test(draft.text) ? `${draft.text}/` : `${draft.text} /`;
    write(text, text.length);
    focusReply();
  };
  return (
    <div className={css.reply}>
      {menu.list}
      <Growing
        id={FIELD}
        value={draft.text}
        disabled={disabled}
        least={3}
        most={9}
        maxLength={MOST_WRITTEN}
        dir="auto"
        placeholder={t("composer.placeholder")}
        aria-label={t("composer.placeholder")}
        {...menu.field}
        onChange={(event) => write(event.target.value, event.target.selectionStart)}
        onSelect={(event) => setCaret(event.currentTarget.selectionEnd)}
        onBlur={() => setCaret(null)}
        onKeyDown={(event) => {
          if (menu.takes(event)) return;
          const { selectionEnd } = event.currentTarget;
          const gap = event.key === "Tab" && !event.shiftKey ? gapFrom(draft.text, selectionEnd) : null;
          if (gap) {
            event.preventDefault();
            event.currentTarget.setSelectionRange(...gap);
          } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(event.shiftKey);
          else if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <div className={css.under}>
        <span className={css.tools}>
          <button type="button" className={css.ask} disabled={disabled} onClick={ask}>
            <Icon name="bolt" size={12} /> {t("macro.title")} <Kbd>/</Kbd>
          </button>
          {beside}
        </span>
        <ReplyCount text={draft.text} size={size} change={(text) => write(text, text.length)} />
      </div>
      <Gaps text={draft.text} go={(name) => focusReply(gapFrom(draft.text, draft.text.indexOf(`{${name}}`)) ?? undefined)} />
      {draft.macro && <Follows of={draft.macro.follows} change={(follows) => setDraft((old) => ({ ...old, macro: old.macro && { ...old.macro, follows } }))} />}
    </div>
  );
}
