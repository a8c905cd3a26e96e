import { Button, Progress } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { sentenceOf } from "../../client/refusal.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { useSay } from "../../ui/above.tsx";
import { copyPicture } from "../../ui/clipboard.ts";
import { Icon } from "../../ui/icon.tsx";
import { Written } from "../../ui/said.tsx";
import { isTooLarge, sendFile } from "../../widgets/evidence/sending.ts";
import { Thumbs } from "../../widgets/evidence/thumbs.tsx";
import { type TalkProps, withPictures } from "./draft.ts";
import { fitPicture } from "./proof.ts";
import css from "./reply-pictures.module.css";

/** What a channel takes with a message; `null`: nothing. */
export type Takes = Outputs["shops"]["marks"]["channels"][number]["messagePictures"];

interface Going {
  id: number;
  name: string;
  share: number;
  problem: string | null;
  abort: AbortController;
}

export interface ReplyPicturesState {
  going: readonly Going[];
  add: (files: readonly File[]) => void;
  drop: (id: number) => void;
}

const problems = { tooBig: "reply.picture.tooBig", notPicture: "reply.picture.notPicture" } as const;

let counted = 0;

/** Takes pictures for the reply: made as small as the channel wants them, kept among the case's own files, and put to the reply once they are there. */
export function useReplyPictures({ page, setDraft }: Pick<TalkProps, "page" | "setDraft">, takes: Takes): ReplyPicturesState {
  const spoken = useLocale();
  const [going, setGoing] = useState<readonly Going[]>([]);
  const change = (id: number, to: Partial<Going>): void => setGoing((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const end = (id: number): void => setGoing((all) => all.filter((one) => one.id !== id));
  const run = async (file: File, { id, abort }: Going): Promise<void> => {
    const fitted = takes ? await fitPicture(file, takes) : { blob: file, shrunk: false };
    if (typeof fitted === "string") return change(id, { problem: spoken.t(problems[fitted]) });
    const chosen = fitted.shrunk ? new File([fitted.blob], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { lastModified: file.lastModified }) : file;
    if (isTooLarge(chosen)) return change(id, { problem: spoken.t("reply.picture.tooBig") });
    try {
      const key = await sendFile({ hub: hub.evidence, caseId: page.case.id, file: chosen, signal: abort.signal, tell: (share) => change(id, { share }) });
      end(id);
      setDraft((old) => withPictures(old, [...old.pictures, key]));
    } catch (error) {
      if (!abort.signal.aborted) change(id, { problem: sentenceOf(error, spoken) });
    }
  };
  return {
    going,
    add: (files) => {
      const begun = files.map((file) => {
        counted += 1;
        return { file, one: { id: counted, name: file.name, share: 0, problem: null, abort: new AbortController() } };
      });
      setGoing((all) => [...all, ...begun.map(({ one }) => one)]);
      for (const { file, one } of begun) void run(file, one);
    },
    drop: (id) => {
      going.find((one) => one.id === id)?.abort.abort();
      end(id);
    },
  };
}

/** Pictures among files that were dropped or pasted; documents and films are nothing for a message. */
export const picturesIn = (files: FileList | null | undefined): File[] => [...(files ?? [])].filter(({ type }) => type.startsWith("image/"));

/** The button that chooses pictures for the reply. */
export function ChoosePictures({ add, disabled }: { add: (files: readonly File[]) => void; disabled: boolean }): ReactNode {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t("reply.picture.add")}
        onChange={(event) => {
          add(picturesIn(event.target.files));
          event.target.value = "";
        }}
      />
      <Button
        size="small"
        type="text"
        disabled={disabled}
        icon={<Icon name="plus" size={12} />}
        title={t("reply.picture.hint")}
        onClick={() => picker.current?.click()}
      >
        {t("reply.picture.add")}
      </Button>
    </>
  );
}

interface ReplyPicturesProps extends Pick<TalkProps, "page" | "draft" | "setDraft"> {
  state: ReplyPicturesState;
  takes: Takes;
  /** The reply is carried over by hand, and so are its pictures. */
  byHand: boolean;
}

/** Pictures that go with the reply, and those on their way in. */
export function ReplyPictures({ page, draft, setDraft, state, takes, byHand }: ReplyPicturesProps): ReactNode {
  const t = useT();
  const { pictures } = draft;
  if (pictures.length === 0 && state.going.length === 0) return null;
  const caseId = page.case.id;
  const tooMany = !byHand && takes !== null && pictures.length > takes.most;
  return (
    <section className={css.pictures} aria-label={t("reply.picture.title")}>
      {pictures.map((key) => (
        <div key={key} className={css.one}>
          <Thumbs caseId={caseId} keys={[key]} all={pictures} />
          <Button
            size="small"
            type="text"
            aria-label={t("reply.picture.remove")}
            title={t("reply.picture.remove")}
            icon={<Icon name="cross" size={12} />}
            onClick={() =>
              setDraft((old) =>
                withPictures(
                  old,
                  old.pictures.filter((one) => one !== key),
                ),
              )
            }
          />
          {byHand && <CopyPicture address={`/evidence/${encodeURIComponent(caseId)}/${key}`} />}
        </div>
      ))}
      {state.going.map(({ id, name, share, problem }) => (
        <div key={id} className={css.going}>
          <Written>{name}</Written>
          {problem === null ? (
            <Progress percent={Math.round(share * 100)} size="small" aria-label={t("attach.progress", { name })} />
          ) : (
            <span role="alert">{problem}</span>
          )}
          <Button size="small" type="text" aria-label={t("reply.picture.remove")} icon={<Icon name="cross" size={12} />} onClick={() => state.drop(id)} />
        </div>
      ))}
      {byHand && <p className={css.told}>{t(takes === null ? "reply.picture.byHand" : "reply.picture.copied")}</p>}
      {tooMany && (
        <p className={css.told} role="alert">
          {t("reply.picture.tooMany", { most: takes.most })}
        </p>
      )}
    </section>
  );
}

/** Takes one along to the channel's own page: copied as a picture, or saved. */
function CopyPicture({ address }: { address: string }): ReactNode {
  const t = useT();
  const say = useSay();
  const copy = async (): Promise<void> => {
    if (await copyPicture(address)) say.success(t("reply.picture.copyDone"));
    else say.error(t("reply.picture.copyFailed"));
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        {t("reply.picture.copy")}
      </Button>
      <Button size="small" type="link" href={address} download>
        {t("reply.picture.save")}
      </Button>
    </>
  );
}
