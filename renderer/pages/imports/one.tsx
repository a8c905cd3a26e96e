import { useQuery } from "@tanstack/react-query";
import { Button, Popconfirm, Progress } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { ImportView } from "../../../main/hub/contract/imports.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { importsTexts } from "../../locales/late/imports.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { ExportList } from "../../widgets/export-list.tsx";
import { Columns } from "./columns.tsx";
import { FileForm } from "./file-form.tsx";
import css from "./imports.module.css";
import { Rows } from "./rows.tsx";
import { UnknownWords } from "./unknown-words.tsx";

/** One import: how it is read and meant, what would become of it, how far it is, what became of it. */
export function OneImport({ importId }: { importId: string }): ReactNode {
  const answer = useQuery({
    ...api.imports.get.queryOptions({ input: { importId } }),
    // News of it comes by the live stream; this is for a stream that is away.
    refetchInterval: ({ state }) => (state.data && ["planning", "running", "undoing"].includes(state.data.state) ? 2_000 : false),
  });
  return (
    <Answer of={answer} lines={10}>
      {(view) => <Body view={view} />}
    </Answer>
  );
}

function Body({ view }: { view: ImportView }): ReactNode {
  const s = useLate(importsTexts);
  const { language } = useLocale();
  const [adjusting, setAdjusting] = useState(false);
  const { state } = view;
  const isOpen = state === "looked" || (state === "planned" && adjusting);
  return (
    <>
      <p className={css.about}>
        <b>
          <Written>{view.name}</Written>
        </b>
        <Tag>{s(`kind.${view.kind}`)}</Tag>
        <Tag>
          <Written>{view.shopName}</Written>
        </Tag>
        <Tag tone={state === "failed" ? "bad" : state === "done" ? "good" : "info"}>{s(`state.${state}`)}</Tag>
      </p>
      {state === "sending" && <p role="alert">{s("unsent")}</p>}
      {state === "failed" && (
        <Panel title={s("failed")}>
          <p role="alert" className={css.bad}>
            {view.problem?.[language]}
          </p>
          <p>{s("tryOther")}</p>
        </Panel>
      )}
      {(isOpen || (state === "failed" && view.file)) && <FileForm key={JSON.stringify(view.file)} view={view} />}
      {isOpen && <Columns key={`${view.id} ${JSON.stringify(view.file)}`} view={view} begun={() => setAdjusting(false)} />}
      {(state === "planning" || state === "running" || state === "undoing") && <UnderWay view={view} />}
      {state === "planned" && !adjusting && view.unknownWords.length > 0 && <UnknownWords key={JSON.stringify(view.unknownWords)} view={view} />}
      {state === "planned" && !adjusting && <Planned view={view} adjust={() => setAdjusting(true)} />}
      {(state === "done" || state === "undone" || state === "cancelled" || (state === "failed" && view.taken)) && <Ended view={view} state={state} />}
      {(state === "planned" || state === "done") && !adjusting && <Rows view={view} />}
    </>
  );
}

function UnderWay({ view }: { view: ImportView }): ReactNode {
  const s = useLate(importsTexts);
  const cancel = useChange({ call: () => hub.imports.cancel({ importId: view.id }) });
  const told = view.state === "planning" ? s("planning", { rows: count(view.counts.rows) }) : s(view.state === "running" ? "running" : "undoing");
  return (
    <Panel>
      <div className={css.going} role="status">
        <span>{told}</span>
        <Progress percent={Math.floor(view.share * 100)} aria-label={told} />
        {view.state !== "undoing" && (
          <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
            {s("cancel")}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Planned({ view, adjust }: { view: ImportView; adjust: () => void }): ReactNode {
  const s = useLate(importsTexts);
  const run = useChange({ call: () => hub.imports.run({ importId: view.id }), keyed: true });
  const cancel = useChange({ call: () => hub.imports.cancel({ importId: view.id }) });
  const some = view.counts.new + view.counts.changed;
  return (
    <div className={css.bar}>
      <Button type="primary" disabled={some === 0} loading={run.isPending} onClick={() => run.mutate(undefined)}>
        {some === 0 ? s("nothing") : s("run", { n: count(some) })}
      </Button>
      <Button onClick={adjust}>{s("adjust")}</Button>
      <Button type="text" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
        {s("cancel")}
      </Button>
      {view.counts.refused > 0 && <RefusedFile view={view} />}
    </div>
  );
}

function RefusedFile({ view }: { view: ImportView }): ReactNode {
  const s = useLate(importsTexts);
  return (
    <span className={css.take}>
      {s("refusedFile")} <ExportList name={s("refusedFile")} read={(of, signal) => hub.imports.refused({ importId: view.id, ...of }, { signal })} />
    </span>
  );
}

function Ended({ view, state }: { view: ImportView; state: "done" | "undone" | "cancelled" | "failed" }): ReactNode {
  const s = useLate(importsTexts);
  const undo = useChange({ call: () => hub.imports.undo({ importId: view.id }) });
  const { counts } = view;
  const mayUndo = state !== "undone" && view.taken && counts.new + counts.changed > 0;
  const title = {
    done: s("doneTitle", { fresh: count(counts.new), changed: count(counts.changed) }),
    undone: s("undone", { withdrawn: count(view.withdrawn), kept: count(view.kept) }),
    cancelled: s("cancelled"),
    failed: s("cancelled"),
  } as const;
  return (
    <Panel title={title[state]}>
      {state === "done" && view.kind === "orders" && (
        <p>
          {s("understood")} <Link to={`/orders?shop=${encodeURIComponent(view.shopId)}`}>{s("orders")}</Link>
        </p>
      )}
      {state === "done" && counts.refused > 0 && <p>{s("doneNote")}</p>}
      {(state === "cancelled" || state === "failed") && mayUndo && <p>{s("cancelledTaken")}</p>}
      {state === "undone" && view.kept > 0 && <p>{s("keptWhy")}</p>}
      <div className={css.bar}>
        {mayUndo && (
          <Popconfirm title={s("undoSure")} okText={s("undo")} cancelText={s("keep")} onConfirm={() => undo.mutate(undefined)}>
            <Button loading={undo.isPending}>{s("undo")}</Button>
          </Popconfirm>
        )}
        {state === "done" && counts.refused > 0 && <RefusedFile view={view} />}
      </div>
    </Panel>
  );
}
