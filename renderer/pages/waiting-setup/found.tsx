import { useQuery } from "@tanstack/react-query";
import { Button, InputNumber } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { foundTexts } from "../../locales/late/found.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { FoundForm } from "./found-form.tsx";
import { FoundSays } from "./found-says.tsx";
import css from "./setup.module.css";

type Rules = Outputs["foundCases"]["rules"];

/** Which findings open a case by themselves, each as a sentence; those that do first. */
export function Found({ title }: { title: string }): ReactNode {
  const s = useLate(foundTexts);
  const rules = useQuery(api.foundCases.rules.queryOptions());
  return (
    <Panel title={title} note={s("note")} flush>
      <Answer of={rules} lines={12}>
        {(data) => <Listed key={data.revision} of={data} />}
      </Answer>
    </Panel>
  );
}

function Listed({ of }: { of: Rules }): ReactNode {
  const t = useT();
  const s = useLate(foundTexts);
  const mayEdit = useMay("waiting.edit");
  const [edited, edit] = useState<Rules["rows"][number] | null>(null);
  const rows = of.rows.toSorted((left, right) => Number(right.rule.on) - Number(left.rule.on));
  return (
    <>
      <div className={css.most}>
        <Most of={of} mayEdit={mayEdit} />
        {of.held.map(({ shopId, shopName, count: n }) => (
          <p key={shopId} role="status" className={css.held}>
            <Written>{s("held", { shop: shopName, n: count(n) })}</Written>
          </p>
        ))}
      </div>
      <ul className={css.list}>
        {rows.map((row) => (
          <li key={row.kind} data-off={row.rule.on ? undefined : ""}>
            <div>
              <b>{t(`finding.${row.kind}`)}</b> <Tag tone={row.rule.on ? "good" : "plain"}>{s(row.rule.on ? "on" : "off")}</Tag>{" "}
              {row.opened > 0 && <small>{s("opened", { n: count(row.opened) })}</small>}
              <p>
                <FoundSays kind={row.kind} rule={row.rule} />
              </p>
            </div>
            {mayEdit && (
              <Button size="small" onClick={() => edit(row)}>
                {s("edit")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {edited && <FoundForm row={edited} revision={of.revision} close={() => edit(null)} />}
    </>
  );
}

function Most({ of, mayEdit }: { of: Rules; mayEdit: boolean }): ReactNode {
  const s = useLate(foundTexts);
  const [most, setMost] = useState(of.mostAnHour);
  const save = useChange({ call: () => hub.foundCases.saveMost({ mostAnHour: most, revision: of.revision }), said: s("saved") });
  return (
    <p className={css.row}>
      <span>{s("most")}</span>
      <InputNumber min={1} max={500} value={most} disabled={!mayEdit} aria-label={s("most")} onChange={(next) => next && setMost(next)} />
      <span>{s("mostCases")}</span>
      {most !== of.mostAnHour && (
        <Button size="small" type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {s("save")}
        </Button>
      )}
    </p>
  );
}
