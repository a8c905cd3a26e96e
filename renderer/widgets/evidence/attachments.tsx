import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm, Progress } from "antd";
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { useChange } from "../../client/change.ts";
import { sentenceOf } from "../../client/refusal.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useLocale, useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import css from "./evidence.module.css";
import { type Chosen, isTooLarge, sendFile } from "./sending.ts";
import { Thumbs } from "./thumbs.tsx";

type Attached = Outputs["evidence"]["list"]["files"][number];

interface Going {
  id: number;
  file: Chosen;
  share: number;
  state: "sending" | "waiting" | "stopped";
  sentence: string;
  abort: AbortController;
}

/** Where files are dropped and pasted for a case, with what was added to it and what is on its way below what stands `above`. Only the desk sees them. */
export function Attachments({ caseId, above, children }: { caseId: string; above: ReactNode; children: ReactNode }): ReactNode {
  const t = useT();
  const may = useMay("case.work");
  const [over, setOver] = useState(false);
  const { going, add, stop, again } = useSending(caseId);
  const take = (files: FileList | undefined, event: DragEvent | ClipboardEvent): void => {
    if (!may || !files || files.length === 0) return;
    event.preventDefault();
    add([...files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same
    <div
      className={css.drop}
      data-over={over}
      onDragOver={(event) => {
        if (!may || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event.dataTransfer.files, event);
      }}
      onPaste={(event) => take(event.clipboardData.files, event)}
    >
      {above}
      <Shelf caseId={caseId} add={may ? add : null} going={going} stop={stop} again={again} />
      {children}
      {over && <p className={css.dropHere}>{t("attach.dropHere")}</p>}
    </div>
  );
}

interface ShelfProps {
  caseId: string;
  add: ((files: readonly Chosen[]) => void) | null;
  going: readonly Going[];
  stop: (of: Going) => void;
  again: (of: Going) => void;
}

function Shelf({ caseId, add, going, stop, again }: ShelfProps): ReactNode {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const answer = useQuery(api.evidence.list.queryOptions({ input: { caseId } }));
  const files = answer.data?.files ?? [];
  if (!add && files.length === 0) return null;
  const shown = files.filter((file) => file.shown).map(({ key }) => key);
  return (
    <section className={css.shelf} aria-label={t("attach.title")}>
      <header>
        <span>
          {t("attach.title")} <small>{t("attach.inside")}</small>
        </span>
        {add && (
          <>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              aria-label={t("attach.add")}
              onChange={(event) => {
                add([...(event.target.files ?? [])]);
                event.target.value = "";
              }}
            />
            <Button size="small" type="text" icon={<Icon name="plus" size={14} />} title={t("attach.hint")} onClick={() => picker.current?.click()}>
              {t("attach.add")}
            </Button>
          </>
        )}
      </header>
      {shown.length > 0 && <Thumbs caseId={caseId} keys={shown} all={shown} />}
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <Line key={file.key} caseId={caseId} file={file} />
          ))}
        </ul>
      )}
      {going.length > 0 && (
        <ul aria-live="polite">
          {going.map((one) => (
            <li key={one.id}>
              <span className={css.fileName}>
                <Written>{one.file.name}</Written>
              </span>
              {one.state === "stopped" ? (
                <>
                  <span role="alert">{one.sentence}</span>
                  {!isTooLarge(one.file) && (
                    <Button size="small" onClick={() => again(one)}>
                      {t("attach.again")}
                    </Button>
                  )}
                </>
              ) : (
                <>
                  <Progress percent={Math.round(one.share * 100)} size="small" aria-label={t("attach.progress", { name: one.file.name })} />
                  <small>{t(one.state === "waiting" ? "attach.waiting" : "attach.sending")}</small>
                </>
              )}
              <Button size="small" type="text" aria-label={t("attach.stop")} icon={<Icon name="cross" size={12} />} onClick={() => stop(one)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ caseId, file }: { caseId: string; file: Attached }): ReactNode {
  const t = useT();
  const now = useNow();
  const remove = useChange({ call: () => hub.evidence.remove({ caseId, key: file.key }) });
  return (
    <li>
      <a className={css.fileName} href={`/evidence/${encodeURIComponent(caseId)}/${file.key}`} download={file.name}>
        <Written>{file.name}</Written>
      </a>
      <small>
        {sizeText(file.bytes)} · <Written>{file.byName}</Written> · {moment(file.at, now)}
      </small>
      {file.sent && <Tag>{t("attach.sent")}</Tag>}
      {file.mine && !file.sent && (
        <Popconfirm title={t("attach.removeSure")} okText={t("attach.remove")} cancelText={t("attach.keep")} onConfirm={() => remove.mutate(undefined)}>
          <Button
            size="small"
            type="text"
            aria-label={t("attach.removeOf", { name: file.name })}
            icon={<Icon name="cross" size={12} />}
            loading={remove.isPending}
          />
        </Popconfirm>
      )}
    </li>
  );
}

const sizeText = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

let counted = 0;

function useSending(caseId: string): {
  going: readonly Going[];
  add: (files: readonly Chosen[]) => void;
  stop: (of: Going) => void;
  again: (of: Going) => void;
} {
  const spoken = useLocale();
  const queries = useQueryClient();
  const [going, setGoing] = useState<readonly Going[]>([]);
  const change = (id: number, to: Partial<Going>): void => setGoing((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const end = (id: number): void => setGoing((all) => all.filter((one) => one.id !== id));
  const run = async ({ id, file, abort }: Going): Promise<void> => {
    if (isTooLarge(file)) {
      change(id, { state: "stopped", sentence: spoken.t(file.size === 0 ? "attach.empty" : "attach.tooLarge") });
      return;
    }
    try {
      await sendFile({ hub: hub.evidence, caseId, file, signal: abort.signal, tell: (share, state) => change(id, { share, state }) });
      end(id);
      await queries.invalidateQueries({ queryKey: api.evidence.list.key({ input: { caseId } }) });
    } catch (error) {
      if (!abort.signal.aborted) change(id, { state: "stopped", sentence: sentenceOf(error, spoken) });
    }
  };
  const begin = (file: Chosen): Going => {
    counted += 1;
    return { id: counted, file, share: 0, state: "sending", sentence: "", abort: new AbortController() };
  };
  const start = (ones: readonly Going[]): void => {
    setGoing((all) => [...all, ...ones]);
    for (const one of ones) void run(one);
  };
  return {
    going,
    add: (files) => start(files.map(begin)),
    stop: (of) => {
      of.abort.abort();
      end(of.id);
    },
    again: (of) => {
      end(of.id);
      start([begin(of.file)]);
    },
  };
}
