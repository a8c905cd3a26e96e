import { useQuery } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import { placeTrusts } from "../../../main/hub/contract/lists.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { mapTexts } from "../../locales/late/map.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, exact } from "../../ui/format.ts";
import { Panel, Stat, Tag } from "../../ui/parts.tsx";
import css from "./map.module.css";
import { MapForm } from "./map-form.tsx";

type Told = Outputs["maps"]["get"];

/** The map that is asked where addresses lie: whether it works, what it was asked today, what it found. */
export function MapPanel(): ReactNode {
  const m = useLate(mapTexts);
  const told = useQuery(api.maps.get.queryOptions());
  const [edited, setEdited] = useState(false);
  return (
    <Panel title={m("title")} note={m("about")}>
      <Answer of={told} lines={2}>
        {(data) => (
          <>
            {data.service ? (
              <Standing told={data} service={data.service} edit={() => setEdited(true)} />
            ) : (
              <Button onClick={() => setEdited(true)}>{m("set")}</Button>
            )}
            {edited && <MapForm service={data.service} close={() => setEdited(false)} />}
          </>
        )}
      </Answer>
    </Panel>
  );
}

function Standing({ told, service, edit }: { told: Told; service: NonNullable<Told["service"]>; edit: () => void }): ReactNode {
  const m = useLate(mapTexts);
  const { language } = useLocale();
  const remove = useChange({ call: () => hub.maps.remove(), said: m("removed") });
  const { rests } = service;
  const why = rests?.why[language] ?? "";
  return (
    <div className={css.standing}>
      <div className={css.state}>
        <Tag tone={rests ? "warn" : service.enabled ? "good" : "plain"}>{m(service.enabled ? "on" : "off")}</Tag>
        {rests && <span>{rests.until ? m("restsUntil", { why, until: exact(rests.until) }) : m("rests", { why })}</span>}
        <Button size="small" onClick={edit}>
          {m("change")}
        </Button>
        <Popconfirm title={m("removeSure")} onConfirm={() => remove.mutate(undefined)}>
          <Button size="small" type="text">
            {m("remove")}
          </Button>
        </Popconfirm>
      </div>
      <div className={css.figures}>
        <Stat
          label={m("today")}
          value={count(told.today.asked)}
          note={
            told.today.failed > 0
              ? `${m("ofDay", { n: count(service.perDay) })} · ${m("failed", { n: count(told.today.failed) })}`
              : m("ofDay", { n: count(service.perDay) })
          }
          tone={told.today.failed > 0 ? "warn" : "plain"}
        />
        <dl className={css.found} aria-label={m("found")}>
          <dt>{m("found")}</dt>
          {placeTrusts.map((trust) => (
            <dd key={trust}>
              <span>{m(`trust.${trust}`)}</span> <b>{count(told.found[trust])}</b>
            </dd>
          ))}
        </dl>
      </div>
    </div>
  );
}
