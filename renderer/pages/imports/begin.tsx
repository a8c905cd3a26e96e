import { useQuery } from "@tanstack/react-query";
import { Button, Progress, Select } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { ImportKind } from "../../../main/hub/contract/imports.ts";
import { MOST_IMPORT_BYTES } from "../../../main/hub/contract/limits.ts";
import { importKinds } from "../../../main/hub/contract/lists.ts";
import { sentenceOf } from "../../client/refusal.ts";
import { api, hub } from "../../client/rpc.ts";
import { sendParts } from "../../client/send-parts.ts";
import { importsTexts } from "../../locales/late/imports.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import css from "./imports.module.css";

interface Going {
  name: string;
  share: number;
  waiting: boolean;
}

/** What it is, whose it is, and the file itself. */
export function Begin(): ReactNode {
  const s = useLate(importsTexts);
  const [kind, setKind] = useState<ImportKind>("orders");
  const [chosen, setChosen] = useState<string>();
  const shops = useQuery(api.status.get.queryOptions());
  const rows = shops.data?.shops ?? [];
  const shopId = chosen ?? (rows.length === 1 ? rows[0]?.id : undefined);
  const { going, problem, send, stop } = useSending(kind, shopId);
  return (
    <Panel title={s("begin")}>
      <div className={css.choices}>
        <Field label={s("kind")}>
          {() => (
            <Segmented value={kind} options={importKinds.map((value) => ({ value, label: s(`kind.${value}`) }))} onChange={setKind} disabled={going !== null} />
          )}
        </Field>
        <Field label={s("shop")}>
          {(id) => (
            <Select
              id={id}
              className={css.shop}
              {...(shopId === undefined ? {} : { value: shopId })}
              disabled={going !== null}
              showSearch={{ optionFilterProp: "label" }}
              options={rows.map((shop) => ({ value: shop.id, label: shop.name }))}
              onChange={setChosen}
            />
          )}
        </Field>
      </div>
      {shops.data && rows.length === 0 && <p role="alert">{s("noShops")}</p>}
      {going ? (
        <div className={css.going} role="status">
          <span>
            <Written>{s("sending", { name: going.name })}</Written>
          </span>
          <Progress percent={Math.round(going.share * 100)} aria-label={s("sending", { name: going.name })} />
          {going.waiting && <small>{s("waiting")}</small>}
          <Button size="small" onClick={stop}>
            {s("stop")}
          </Button>
        </div>
      ) : (
        <Drop ready={shopId !== undefined} take={send} />
      )}
      {problem !== "" && (
        <p className={css.bad} role="alert">
          {problem}
        </p>
      )}
    </Panel>
  );
}

function Drop({ ready, take }: { ready: boolean; take: (file: File) => void }): ReactNode {
  const s = useLate(importsTexts);
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same
    <div
      className={css.drop}
      data-over={over}
      data-ready={ready}
      onDragOver={(event) => {
        if (!ready || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (!ready || !file) return;
        event.preventDefault();
        take(file);
      }}
    >
      <input
        ref={picker}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx,.zip"
        aria-label={s("choose")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) take(file);
        }}
      />
      <p>
        {over ? s("dropHere") : s("drop")}{" "}
        <Button type="primary" disabled={!ready} onClick={() => picker.current?.click()}>
          {s("choose")}
        </Button>
      </p>
      <small>{s("dropHint")}</small>
    </div>
  );
}

function useSending(kind: ImportKind, shopId: string | undefined): { going: Going | null; problem: string; send: (file: File) => void; stop: () => void } {
  const s = useLate(importsTexts);
  const spoken = useLocale();
  const go = useNavigate();
  const [going, setGoing] = useState<Going | null>(null);
  const [problem, setProblem] = useState("");
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const send = async (file: File): Promise<void> => {
    if (shopId === undefined) return;
    setProblem("");
    if (file.size === 0 || file.size > MOST_IMPORT_BYTES) {
      setProblem(s(file.size === 0 ? "empty" : "tooLarge"));
      return;
    }
    const stopping = new AbortController();
    abort.current = stopping;
    const tell = (share: number, state: "sending" | "waiting"): void => setGoing({ name: file.name, share, waiting: state === "waiting" });
    tell(0, "sending");
    try {
      const importId = await sendParts({
        file,
        tell,
        signal: stopping.signal,
        begin: async (of) => {
          const begun = await hub.imports.begin({ shopId, kind, ...of });
          return { key: begun.importId, parts: begun.parts, have: begun.have };
        },
        put: ({ key, ...part }) => hub.imports.put({ importId: key, ...part }),
        finish: async (key) => (await hub.imports.look({ importId: key })).id,
      });
      void go(`/imports/${importId}`);
    } catch (error) {
      if (!stopping.signal.aborted) setProblem(sentenceOf(error, spoken));
    } finally {
      setGoing(null);
    }
  };
  return { going, problem, send: (file) => void send(file), stop: () => abort.current?.abort() };
}
