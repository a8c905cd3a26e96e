import { Tooltip } from "antd";
import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import type { NoteView } from "../../../main/hub/contract/notes.ts";
import { useHere } from "../../client/presence.tsx";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact, moment, money } from "../../ui/format.ts";
import { useKeys } from "../../ui/keys.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { Attachments } from "../../widgets/evidence/attachments.tsx";
import { Thumbs } from "../../widgets/evidence/thumbs.tsx";
import frame from "./case.module.css";
import { Composer } from "./composer.tsx";
import type { TalkProps } from "./draft.ts";
import { LeftWords } from "./left-words.tsx";
import noteCss from "./notes.module.css";
import { NoteField, NoteLine, useNotes } from "./notes.tsx";
import { focusReply } from "./reply-field.tsx";
import { Suggestion } from "./suggestion.tsx";
import css from "./talk.module.css";
import { useDraft } from "./unsent.ts";
import { Wants } from "./wants.tsx";

/** The conversation, what could be answered, and the answer being written: what is typed draws this column anew and nothing beside it. */
export function Talk({ page, next }: Pick<TalkProps, "page" | "next">): ReactNode {
  const t = useT();
  const wrote = useHere(page.case.id);
  const writing = useDraft(page);
  const props: TalkProps = { page, next, wrote, ...writing };
  const notes = useNotes(page.case.id);
  const mayWork = useMay("case.work");
  // The buyer is answered at the case that the channel knows: of a part and of what the house opened itself it knows none.
  const isPart = page.partOf !== null || page.case.foundKind !== null;
  const [mode, setMode] = useState<"reply" | "note">("reply");
  const toReply = (): void => {
    setMode("reply");
    focusReply();
  };
  useKeys([
    [["m"], () => mayWork && setMode("note"), "help.note"],
    [["r"], toReply, "help.reply"],
  ]);
  const setDraft: TalkProps["setDraft"] = (next) => {
    setMode("reply");
    props.setDraft(next);
  };
  return (
    <Panel title={t("case.talk")} note={<Written>{page.case.buyerNick}</Written>} flush className={`${frame.column} ${frame.talk}`}>
      <Attachments caseId={page.case.id} above={<Messages page={page} notes={notes} />}>
        {!isPart && <Wants of={page.case} />}
        {!isPart && <Suggestion {...props} setDraft={setDraft} />}
        {mayWork && (
          <div className={noteCss.modes}>
            {(isPart ? (["note"] as const) : (["reply", "note"] as const)).map((one) => (
              <button key={one} type="button" data-mode={one} aria-pressed={mode === one} onClick={() => setMode(one)}>
                {t(`note.mode.${one}`)}
              </button>
            ))}
          </div>
        )}
        {mode === "note" && <NoteField caseId={page.case.id} wrote={props.wrote} />}
        {mode === "reply" && !isPart && (
          <>
            <LeftWords {...props} />
            <Composer {...props} />
          </>
        )}
      </Attachments>
    </Panel>
  );
}

function Speaker({ of, nick }: { of: CasePage["messages"][number]; nick: string }): ReactNode {
  const t = useT();
  if (of.author === "buyer") return <Written>{nick}</Written>;
  if (of.author === "platform") return t("source.channel");
  return of.author === "agent" ? t("toldBy.agent") : <Written>{bareName(of.authorName)}</Written>;
}

/** Messages and notes as they were said, oldest first. */
function inOrder(page: CasePage, notes: readonly NoteView[]): (CasePage["messages"][number] | NoteView)[] {
  return [...page.messages, ...notes].sort((left, right) => left.at.getTime() - right.at.getTime());
}

const Messages = memo(function Messages({ page, notes }: { page: CasePage; notes: readonly NoteView[] }): ReactNode {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const lines = inOrder(page, notes);
  const newest = lines.at(-1)?.id;
  const own = page.case.id;
  // What the house opened itself no buyer has said anything about.
  const isFound = page.case.foundKind !== null;
  const words = isFound ? page.case.reason : page.case.buyerWords;
  const all = [...page.case.evidence, ...page.messages.flatMap((message) => (message.caseId === own ? message.pictures : []))];
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a new message is there, not otherwise
  useEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [newest]);
  return (
    <div className={css.messages} ref={box}>
      <div className={css.claimBox}>
        <span>{t(isFound ? "kind.found" : "case.buyerSays")}</span>
        <p>{words ? <Written>{words}</Written> : t("case.noWords")}</p>
        <small>
          {!isFound && <Written>{page.case.reason}</Written>}
          {page.case.evidence.length > 0 && ` · ${t("case.evidence", { n: page.case.evidence.length })}`}
        </small>
        <Thumbs caseId={page.case.id} keys={page.case.evidence} all={all} />
      </div>
      {page.merged.map((one) => (
        <div key={one.id} className={css.claimBox}>
          <span>
            {t("buyer.alsoClaims")} <Link to={`/cases/${one.id}`}>{one.number}</Link> · {t(`kind.${one.kind}`)} {money(one.amountFen)}
          </span>
          <p>{one.buyerWords ? <Written>{one.buyerWords}</Written> : t("case.noWords")}</p>
          <small>
            <Written>{one.reason}</Written>
          </small>
          <Thumbs caseId={one.id} keys={one.evidence} all={one.evidence} />
        </div>
      ))}
      {lines.length === 0 && <p className={css.quiet}>{t("case.noMessages")}</p>}
      <ol>
        {lines.map((line) =>
          "author" in line ? (
            <Message key={line.id} of={line} page={page} all={all} />
          ) : (
            <li key={line.id} data-note="">
              <NoteLine of={line} />
            </li>
          ),
        )}
      </ol>
    </div>
  );
});

function Message({ of: message, page, all }: { of: CasePage["messages"][number]; page: CasePage; all: readonly string[] }): ReactNode {
  const t = useT();
  const now = useNow();
  const isOwn = message.caseId === page.case.id;
  return (
    <li className={css.message} data-author={message.author} data-source={message.id}>
      <p dir="auto">
        <Written>{message.text}</Written>
      </p>
      <Thumbs caseId={message.caseId} keys={message.pictures} all={isOwn ? all : message.pictures} />
      <small>
        {!isOwn && <Tag>{page.merged.find((one) => one.id === message.caseId)?.number ?? ""}</Tag>}
        <span>
          <Speaker of={message} nick={page.case.buyerNick} />
        </span>
        <Tooltip title={exact(message.at)}>
          <time dateTime={message.at.toISOString()}>{moment(message.at, now)}</time>
        </Tooltip>
        {message.delivery !== "received" && <span data-delivery={message.delivery}>{t(`delivery.${message.delivery}`)}</span>}
      </small>
    </li>
  );
}
