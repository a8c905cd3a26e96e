import { useQuery } from "@tanstack/react-query";
import { Button, InputNumber, Select, Switch } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { AssignLine, AssignRules } from "../../../main/hub/contract/assignment.ts";
import { takeBacks } from "../../../main/hub/contract/lists.ts";
import { isSame } from "../../../main/hub/kernel/same.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { assignmentTexts } from "../../locales/late/assignment.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { Page, Panel } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import css from "./assignment.module.css";
import { PersonLine } from "./person-line.tsx";
import { Preview } from "./preview.tsx";

/** Who is given which cases: the rules in words, and how the last days would have gone by them. */
export default function AssignmentPage(): ReactNode {
  const s = useLate(assignmentTexts);
  const kept = useQuery(api.assignment.get.queryOptions());
  return (
    <Page title={s("title")} note={s("about")} tools={<Link to="/floor">{s("back")}</Link>}>
      <Answer of={kept} lines={12}>
        {(data) => <Editor key={data.revision} of={data} />}
      </Answer>
    </Page>
  );
}

/** Nothing holds until it is saved. */
function Editor({ of }: { of: Outputs["assignment"]["get"] }): ReactNode {
  const s = useLate(assignmentTexts);
  const [rules, setRules] = useState<AssignRules>(of.rules);
  const change = (part: Partial<AssignRules>): void => setRules({ ...rules, ...part });
  const save = useChange({ call: () => hub.assignment.save({ rules, revision: of.revision }), said: s("saved") });
  const setLine = (line: AssignLine): void => change({ people: rules.people.map((one) => (one.operatorId === line.operatorId ? line : one)) });
  return (
    <>
      <Panel
        title={s("rules")}
        tools={
          <Button type="primary" disabled={isSame(rules, of.rules)} loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {s("save")}
          </Button>
        }
      >
        <div className={css.rules}>
          <p>
            <Switch checked={rules.on} onChange={(on) => change({ on })} aria-label={s("title")} />
            <span>{s(rules.on ? "on" : "off")}</span>
          </p>
          <p>
            <span>{s("most")}</span>
            <InputNumber min={1} max={500} value={rules.most} aria-label={s("most")} onChange={(most) => most && change({ most })} />
            <span>{s("cases")}</span>
          </p>
          <p>
            <span>{s("takeBack")}</span>
            <Select
              value={rules.takeBack}
              aria-label={s("takeBack")}
              popupMatchSelectWidth={false}
              onChange={(takeBack) => change({ takeBack })}
              options={takeBacks.map((value) => ({ value, label: s(`takeBack.${value}`) }))}
            />
            {rules.takeBack !== "never" && (
              <>
                <span>{s("awayFor")}</span>
                <InputNumber
                  min={15}
                  max={1_440}
                  step={15}
                  value={rules.awayMinutes}
                  aria-label={s("awayFor")}
                  onChange={(awayMinutes) => awayMinutes && change({ awayMinutes })}
                />
                <span>{s("minutes")}</span>
              </>
            )}
          </p>
          {rules.takeBack !== "never" && <small>{s("backHint")}</small>}
        </div>
      </Panel>
      <Panel title={s("people")} note={s("peopleHint")} flush>
        <table className={`${tables.heads} ${css.people}`}>
          <thead>
            <tr>
              <th>{s("name")}</th>
              <th>{s("standing")}</th>
              <th>{s("shops")}</th>
              <th>{s("classes")}</th>
              <th>{s("mostOwn")}</th>
            </tr>
          </thead>
          <tbody>
            {rules.people.map((line) => (
              <PersonLine key={line.operatorId} line={line} person={of.people.find(({ id }) => id === line.operatorId)} most={rules.most} set={setLine} />
            ))}
          </tbody>
        </table>
      </Panel>
      <Preview rules={rules} people={of.people} />
    </>
  );
}
