import { Button } from "antd";
import type { ReactNode } from "react";
import { requestKey } from "../../client/change.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { focusReply } from "./composer.tsx";
import type { TalkProps } from "./draft.ts";
import css from "./talk.module.css";

/** What a colleague who had the case before began to write: to go on with, or to leave. */
export function LeftWords({ page, draft, setDraft }: TalkProps): ReactNode {
  const t = useT();
  const now = useNow();
  const left = page.unsent.filter(({ mine, text }) => !mine && text !== draft.text);
  return left.map(({ text, suggestionId, at, byName }) => (
    <div key={`${byName}${at.getTime()}`} className={css.left}>
      <small>
        {t("talk.left", { name: bareName(byName) })} · <time title={exact(at)}>{moment(at, now)}</time>
      </small>
      <p>{text}</p>
      <Button
        size="small"
        onClick={() => {
          setDraft({ text, suggestionId, key: requestKey() });
          focusReply();
        }}
      >
        {t("talk.goOn")}
      </Button>
    </div>
  ));
}
