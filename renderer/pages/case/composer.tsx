import { Button, Tooltip } from "antd";
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useChange } from "../../client/change.ts";
import { refusalCode } from "../../client/refusal.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { useSay } from "../../ui/above.tsx";
import { copyText } from "../../ui/clipboard.ts";
import { Icon } from "../../ui/icon.tsx";
import { Kbd } from "../../ui/parts.tsx";
import { Sentence, Told, useSaid } from "../../ui/said.tsx";
import { type ActionKind, useActionKinds } from "../../widgets/action-kinds.ts";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useTakeNext } from "../../widgets/take-next.ts";
import { Answering, messagesOf } from "./answering.tsx";
import css from "./composer.module.css";
import { emptyDraft, sawOf, type TalkProps } from "./draft.ts";
import { Meanwhile } from "./meanwhile.tsx";
import { useSure } from "./over.tsx";
import { ReplyField } from "./reply-field.tsx";
import { ChoosePictures, picturesIn, ReplyPictures, useReplyPictures } from "./reply-pictures.tsx";
import { sizeOf } from "./reply-size.ts";
import { SaidCheck, useSaidCheck } from "./said-check.tsx";

/** Sends where the channel has an interface for it; elsewhere copies and marks the reply as copied. */
export function Composer({ page, draft, setDraft, next, wrote }: TalkProps): ReactNode {
  const t = useT();
  const told = useSaid();
  const say = useSay();
  const navigate = useNavigate();
  const taking = useTakeNext();
  const goesOn = useRef(false);
  const sure = useSure(page);
  // What could be read when a reply was refused because more had come.
  const [refusedAt, setRefusedAt] = useState<readonly string[] | null>(null);
  const kinds = useActionKinds();
  const kind = kinds.message?.kind;
  const send = page.offers.find((offer) => offer.kind === kind);
  const copy = page.offers.find((offer) => offer.kind === "copy_message");
  const channels = useChannels();
  const channel = channels.find(page.case.channel);
  const takes = channel?.messagePictures ?? null;
  const arriving = useReplyPictures({ page, setDraft }, takes);
  const { pictures } = draft;
  // What the channel's messages cannot carry is carried over by hand, and so are the words it goes with.
  const carries = pictures.length === 0 || takes !== null;
  const offer = send?.allowed && carries ? send : (copy ?? send);
  const copies = offer?.kind === "copy_message";
  const text = draft.text.trim();
  const act = useChange({
    call: (sent: ActionKind) =>
      hub.actions.do({
        caseId: page.case.id,
        kind: sent,
        text,
        suggestionId: draft.suggestionId ?? undefined,
        macro: draft.macro ?? undefined,
        pictures: pictures.length > 0 ? [...pictures] : undefined,
        copied: copies || undefined,
        revision: page.case.revision,
        saw: sawOf(page, sent),
        requestKey: draft.key,
      }),
    keyed: true,
    said: ({ action }) => t(copies ? "composer.copied" : action.state === "held" ? "composer.held" : "composer.sent"),
    after: () => {
      setDraft(emptyDraft());
      if (!goesOn.current) return;
      goesOn.current = false;
      if (next === null) taking.take();
      else void navigate(next);
    },
  });
  const said = useSaidCheck(page, kind, text);
  const size = sizeOf(text, copies ? null : (channel?.messageBytes ?? null));
  if (!offer || !kind) return null;
  const fits = arriving.going.length === 0 && (copies || takes === null || pictures.length <= takes.most);
  const needs = messagesOf({ text, pictures });
  const inTime = copies || page.answering === null || needs <= page.answering.left;
  const ready = offer.allowed && inTime && text !== "" && size.used <= size.most && fits && !act.isPending && (said?.stop ?? null) === null;
  const take = (files: FileList, event: ClipboardEvent | DragEvent): void => {
    const chosen = picturesIn(files);
    if (chosen.length === 0 || !offer.allowed) return;
    // Elsewhere on the page they are put to the case, where the buyer does not see them.
    event.preventDefault();
    event.stopPropagation();
    arriving.add(chosen);
  };
  const go = async (on = false): Promise<void> => {
    if (!ready) return;
    if (!(await sure("reply"))) return;
    goesOn.current = on;
    if (copies && !(await copyText(text))) {
      say.error(t("composer.copyFailed"));
      return;
    }
    const seen = page.messages.map(({ id }) => id);
    setRefusedAt(null);
    act.mutate(kind, { onError: (error) => refusalCode(error) === "CASE_MOVED" && setRefusedAt(seen) });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same
    <section
      className={css.composer}
      onPaste={(event) => take(event.clipboardData.files, event)}
      onDrop={(event) => take(event.dataTransfer.files, event)}
      onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
    >
      {refusedAt && <Meanwhile page={page} seen={refusedAt} close={() => setRefusedAt(null)} />}
      <ReplyField
        page={page}
        draft={draft}
        setDraft={setDraft}
        wrote={wrote}
        size={size}
        disabled={!offer.allowed}
        send={(on) => void go(on)}
        beside={
          <>
            <ChoosePictures add={arriving.add} disabled={!offer.allowed} />
            <Answering of={page.answering} needs={needs} />
          </>
        }
      />
      <ReplyPictures page={page} draft={draft} setDraft={setDraft} state={arriving} takes={takes} byHand={copies} />
      <SaidCheck said={said} />
      <footer>
        <span title={told({ zh: offer.preview, en: offer.en.preview })}>
          {offer.allowed ? (
            <Sentence
              text={t(copies ? (page.answering ? "composer.copyShut" : "composer.copyOnly") : "composer.sends", { shop: asWritten(page.case.shopName) })}
            />
          ) : (
            <Told zh={offer.why ?? ""} en={offer.en.why ?? ""} />
          )}
        </span>
        <Kbd>Ctrl Enter</Kbd>
        <Tooltip title={t("composer.nextHint")}>
          <Button disabled={!ready} onClick={() => void go(true)}>
            {t(copies ? "composer.copyNext" : "composer.sendNext")}
          </Button>
        </Tooltip>
        <Button type="primary" icon={<Icon name={copies ? "copy" : "send"} size={14} />} disabled={!ready} loading={act.isPending} onClick={() => void go()}>
          {t(copies ? "composer.copy" : "composer.send")}
        </Button>
      </footer>
    </section>
  );
}
