import { Tooltip } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel } from "../../ui/parts.tsx";
import frame from "./case.module.css";
import { Composer } from "./composer.tsx";
import type { TalkProps } from "./draft.ts";
import { LeftWords } from "./left-words.tsx";
import { Suggestion } from "./suggestion.tsx";
import css from "./talk.module.css";
import { Wants } from "./wants.tsx";

/** The conversation, what could be answered, and the answer being written. */
export function Talk(props: TalkProps): ReactNode {
  const t = useT();
  const { page } = props;
  return (
    <Panel title={t("case.talk")} note={page.case.buyerNick} flush className={`${frame.column} ${frame.talk}`}>
      <Messages page={page} />
      <Wants of={page.case} />
      <Suggestion {...props} />
      <LeftWords {...props} />
      <Composer {...props} />
    </Panel>
  );
}

function Messages({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const newest = page.messages.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a new message is there, not otherwise
  useEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [newest]);
  return (
    <div className={css.messages} ref={box}>
      <div className={css.claimBox}>
        <span>{t("case.buyerSays")}</span>
        <p>{page.case.buyerWords || t("case.noWords")}</p>
        <small>
          {page.case.reason}
          {page.case.evidence.length > 0 && ` · ${t("case.evidence", { n: page.case.evidence.length })}`}
        </small>
      </div>
      {page.messages.length === 0 && <p className={css.quiet}>{t("case.noMessages")}</p>}
      <ol>
        {page.messages.map((message) => (
          <li key={message.id} className={css.message} data-author={message.author} data-source={message.id}>
            <p>{message.text}</p>
            <small>
              <span>{message.author === "buyer" ? page.case.buyerNick : bareName(message.authorName)}</span>
              <Tooltip title={exact(message.at)}>
                <time dateTime={message.at.toISOString()}>{moment(message.at, now)}</time>
              </Tooltip>
              {message.delivery !== "received" && <span data-delivery={message.delivery}>{t(`delivery.${message.delivery}`)}</span>}
            </small>
          </li>
        ))}
      </ol>
    </div>
  );
}
