import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import { Thumbs } from "../../widgets/evidence/thumbs.tsx";
import type { TalkProps } from "./draft.ts";
import { focusReply } from "./reply-field.tsx";
import css from "./talk.module.css";

/** What was begun beside the words in the field: by a colleague who had the case before, or by oneself at another window. To go on with, or to leave. */
export function LeftWords({ page, draft, isMine, takeUp }: TalkProps): ReactNode {
  const t = useT();
  const now = useNow();
  const forget = useChange({ call: (from: string) => hub.cases.keepWords({ caseId: page.case.id, text: "", suggestionId: null, from }) });
  const left = page.unsent.filter(({ id, mine, text }) => !isMine(id) && text !== draft.text && !(mine && draft.text.startsWith(text)));
  return left.map(({ id, text, suggestionId, macro, pictures, at, mine, byName }) => (
    <div key={id} className={css.left} data-words={mine ? "own" : "left"}>
      <small>
        {mine ? t("talk.beside") : t("talk.left", { name: bareName(byName) })} · <time title={exact(at)}>{moment(at, now)}</time>
      </small>
      <p>
        <Written>{text}</Written>
      </p>
      <Thumbs caseId={page.case.id} keys={pictures} all={pictures} />
      <span>
        <Button
          size="small"
          onClick={() => {
            takeUp({ text, suggestionId, macro, pictures, row: mine ? id : null });
            focusReply();
          }}
        >
          {t("talk.goOn")}
        </Button>{" "}
        <Button size="small" type="text" loading={forget.isPending} onClick={() => forget.mutate(id)}>
          {t("talk.forget")}
        </Button>
      </span>
    </div>
  ));
}
