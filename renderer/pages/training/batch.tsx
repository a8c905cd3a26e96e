import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Popconfirm, Progress } from "antd";
import { type ReactNode, useState } from "react";
import type { BatchClash, BatchView } from "../../../main/hub/contract/batches.ts";
import type { ExampleView } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Panel, Tag } from "../../ui/parts.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { Editor } from "../examples/editor.tsx";
import { Figures } from "./figures.tsx";
import css from "./training.module.css";

/** While it is measured the page looks again this often, ms: news of progress come, and may be lost. */
export const LOOK_MS = 1_500;

/** One batch: its examples, measuring and its figures, going live and taking back. */
export function Batch({ id }: { id: string }): ReactNode {
  const [edited, setEdited] = useState<ExampleView | null>(null);
  const page = useQuery(
    api.training.get.queryOptions({ input: { id }, refetchInterval: ({ state }) => (state.data?.batch.state === "measuring" ? LOOK_MS : false) }),
  );
  return (
    <div className={css.batch}>
      <Answer of={page} lines={10}>
        {({ batch, examples, clashes }) => (
          <>
            <Head batch={batch} />
            {batch.figures && <Figures of={batch.figures} />}
            <Examples batch={batch} examples={examples} clashes={clashes} edit={setEdited} />
          </>
        )}
      </Answer>
      {edited && <Editor example={edited} close={() => setEdited(null)} />}
    </div>
  );
}

function Head({ batch }: { batch: BatchView }): ReactNode {
  const t = useT();
  const seen = { id: batch.id, revision: batch.revision };
  const measure = useChange({ call: () => hub.training.measure(seen) });
  const cancel = useChange({ call: () => hub.training.cancel(seen), said: t("training.cancelled") });
  const publish = useChange({ call: () => hub.training.publish({ ...seen, anyway: batch.baseMoved }), said: t("training.published") });
  const rollBack = useChange({
    call: () => hub.training.rollBack(seen),
    said: ({ kept }) => (kept > 0 ? t("training.rolledBackBut", { n: kept }) : t("training.rolledBack")),
  });
  const drop = useChange({ call: () => hub.training.drop(seen), said: t("training.dropped") });
  const open = batch.state === "draft" || batch.state === "measured";
  const tools = (
    <>
      {open && (
        <Button
          size="small"
          type={batch.state === "draft" ? "primary" : "default"}
          disabled={batch.examples === 0}
          loading={measure.isPending}
          onClick={() => measure.mutate(undefined)}
        >
          {t(batch.state === "draft" ? "training.measure" : "training.measureAgain")}
        </Button>
      )}
      {batch.state === "measuring" && (
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
          {t("training.cancel")}
        </Button>
      )}
      {batch.state === "measured" && (
        <Popconfirm title={t(batch.baseMoved ? "training.publishAnyway" : "training.publishSure")} onConfirm={() => publish.mutate(undefined)}>
          <Button size="small" type="primary" loading={publish.isPending}>
            {t("training.publish")}
          </Button>
        </Popconfirm>
      )}
      {batch.state === "published" && (
        <Button size="small" danger loading={rollBack.isPending} onClick={() => rollBack.mutate(undefined)}>
          {t("training.rollBack")}
        </Button>
      )}
      {batch.state !== "published" && (
        <Popconfirm title={t("training.dropSure")} onConfirm={() => drop.mutate(undefined)}>
          <Button size="small" type="text">
            {t("training.drop")}
          </Button>
        </Popconfirm>
      )}
    </>
  );
  return (
    <Panel title={batch.title} tools={tools}>
      {batch.state === "measuring" && (
        <div className={css.progress}>
          <Progress percent={batch.total === 0 ? 0 : Math.round((batch.done / batch.total) * 100)} size="small" />
          <small>{t("training.progress", { done: batch.done, total: batch.total })}</small>
        </div>
      )}
      {batch.baseMoved && <Alert type="warning" title={t("training.baseMoved")} />}
      {batch.state !== "measuring" && !batch.baseMoved && <p className={css.hint}>{t(`batchHint.${batch.state}`)}</p>}
    </Panel>
  );
}

interface ExamplesProps {
  batch: BatchView;
  examples: readonly ExampleView[];
  clashes: readonly BatchClash[];
  edit: (row: ExampleView) => void;
}

function Examples({ batch, examples, clashes, edit }: ExamplesProps): ReactNode {
  const t = useT();
  const classes = useClasses();
  const open = batch.state === "draft" || batch.state === "measured";
  const remove = useChange({ call: (example: string) => hub.training.put({ id: batch.id, revision: batch.revision, add: [], remove: [example] }) });
  return (
    <Panel title={t("training.examples", { n: examples.length })} flush>
      <ol className={css.examples}>
        {examples.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => edit(row)}>
              <p>{row.question}</p>
              <p>{row.reply || t("examples.noReply")}</p>
              {clashes
                .filter(({ id }) => id === row.id)
                .map(({ kind, other }) => (
                  <small key={kind + other} data-kind={kind}>
                    {t(`batchClash.${kind}`, { other })}
                  </small>
                ))}
            </button>
            <span>
              <Tag tone="accent">{classes.title(row.label)}</Tag> {row.held && <Tag tone="plain">{t("examples.held")}</Tag>}{" "}
              {row.marks.length > 0 ? <Tag tone="bad">{t("examples.marked")}</Tag> : row.answer && !row.held && <Tag tone="good">{t("examples.answers")}</Tag>}
            </span>
            {open && (
              <Button
                type="text"
                size="small"
                aria-label={t("training.takeOut")}
                icon={<Icon name="cross" size={12} />}
                onClick={() => remove.mutate(row.id)}
              />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
