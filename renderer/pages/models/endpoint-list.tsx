import { Button, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Panel, Tag } from "../../ui/parts.tsx";
import { yuanOf } from "./cost.ts";
import type { Endpoint } from "./endpoint.ts";
import css from "./models.module.css";
import { placed } from "./placed.ts";

/** Endpoints in the order in which they are asked. */
export function EndpointList({ endpoints: held, edit }: { endpoints: readonly Endpoint[]; edit: (endpoint: Endpoint) => void }): ReactNode {
  const t = useT();
  const order = useChange({ call: (ids: string[]) => hub.models.order({ ids }), inOrder: "model-order" });
  // What is moved while a move is under way is moved from where it is on the way to.
  const endpoints = order.isPending ? placed(held, order.variables) : held;
  const kept = endpoints.filter(({ origin }) => origin === "kept").map(({ id }) => id);
  const moved = (id: string, by: number): void => {
    const at = kept.indexOf(id);
    const others = kept.filter((one) => one !== id);
    order.mutate([...others.slice(0, at + by), id, ...others.slice(at + by)]);
  };
  if (endpoints.length === 0)
    return (
      <Empty title={t("models.empty")}>
        <span>{t("models.emptyHint")}</span>
      </Empty>
    );
  return (
    <ol className={css.list}>
      {endpoints.map((endpoint, at) => (
        <li key={endpoint.id}>
          <Panel>
            <EndpointCard
              endpoint={endpoint}
              place={at + 1}
              edit={() => edit(endpoint)}
              up={kept.indexOf(endpoint.id) > 0 ? () => moved(endpoint.id, -1) : null}
              down={endpoint.origin === "kept" && endpoint.id !== kept.at(-1) ? () => moved(endpoint.id, 1) : null}
            />
          </Panel>
        </li>
      ))}
    </ol>
  );
}

interface CardProps {
  endpoint: Endpoint;
  place: number;
  edit: () => void;
  up: (() => void) | null;
  down: (() => void) | null;
}

function EndpointCard({ endpoint, place, edit, up, down }: CardProps): ReactNode {
  const { t, language } = useLocale();
  const [tried, setTried] = useState<Outputs["models"]["test"] | null>(null);
  const test = useChange({ call: () => hub.models.test({ id: endpoint.id, body: endpoint, key: "" }), after: setTried });
  const remove = useChange({ call: () => hub.models.remove({ id: endpoint.id }), said: t("models.removed") });
  const isKept = endpoint.origin === "kept";
  return (
    <div className={css.card}>
      <header>
        <span className={css.place}>{place}</span>
        <b>{isKept ? endpoint.name : t("models.fromEnvironment")}</b>
        <code>{endpoint.model}</code>
        <State of={endpoint} />
        {endpoint.tasks.map((task) => (
          <Tag key={task}>{t(`modelTask.${task}`)}</Tag>
        ))}
        <div className={css.tools}>
          {isKept && (
            <>
              <Button size="small" type="text" disabled={up === null} onClick={up ?? undefined}>
                {t("models.up")}
              </Button>
              <Button size="small" type="text" disabled={down === null} onClick={down ?? undefined}>
                {t("models.down")}
              </Button>
            </>
          )}
          <Button size="small" loading={test.isPending} onClick={() => test.mutate(undefined)}>
            {t("models.test")}
          </Button>
          {isKept && (
            <>
              <Button size="small" icon={<Icon name="edit" size={13} />} onClick={edit}>
                {t("models.edit")}
              </Button>
              <Popconfirm title={t("models.removeSure")} okText={t("models.remove")} onConfirm={() => remove.mutate(undefined)}>
                <Button size="small" type="text" danger>
                  {t("models.remove")}
                </Button>
              </Popconfirm>
            </>
          )}
        </div>
      </header>
      <p className={css.told}>
        <span>{endpoint.baseUrl}</span>
        <span>{t("models.price", { in: endpoint.priceInFen / 100, out: endpoint.priceOutFen / 100 })}</span>
        <span>
          {t("models.today")} {t("models.todayCalls", { calls: endpoint.calls, failed: endpoint.failed })} · {yuanOf(endpoint.costMicro)}
        </span>
      </p>
      {tried && (
        <p className={css.outcome} data-working={tried.working} role="status">
          {tried[language]}
        </p>
      )}
    </div>
  );
}

function State({ of }: { of: Endpoint }): ReactNode {
  const t = useT();
  if (!of.enabled) return <Tag>{t("models.off")}</Tag>;
  if (of.last === null) return <Tag>{t("models.untried")}</Tag>;
  return of.last.problem === null ? <Tag tone="good">{t("models.fine")}</Tag> : <Tag tone="bad">{t(`modelProblem.${of.last.problem}`)}</Tag>;
}
