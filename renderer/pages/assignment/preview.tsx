import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { AssignRules } from "../../../main/hub/contract/assignment.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { assignmentTexts } from "../../locales/late/assignment.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { count } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { Panel } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import css from "./assignment.module.css";

interface PreviewProps {
  rules: AssignRules;
  people: Outputs["assignment"]["get"]["people"];
}

/** How the cases of the last days would have gone by the rules as they stand in the form. */
export function Preview({ rules, people }: PreviewProps): ReactNode {
  const s = useLate(assignmentTexts);
  const [asked, setAsked] = useState<AssignRules | null>(null);
  return (
    <Panel
      title={s("preview")}
      tools={
        <Button onClick={() => setAsked(rules)} disabled={asked !== null && JSON.stringify(asked) === JSON.stringify(rules)}>
          {s("look")}
        </Button>
      }
    >
      {asked ? <Shown rules={asked} people={people} /> : <small>{s("previewHint")}</small>}
    </Panel>
  );
}

function Shown({ rules, people }: PreviewProps): ReactNode {
  const s = useLate(assignmentTexts);
  const seen = useQuery(api.assignment.preview.queryOptions({ input: { rules } }));
  return (
    <Answer of={seen} lines={5}>
      {({ cases, rows, nobody }) => {
        const most = Math.max(1, ...rows.map((row) => row.cases), ...nobody.map((row) => row.cases));
        return (
          <>
            <small>{s("previewAbout", { n: count(cases) })}</small>
            <dl className={css.bars} aria-label={s("given")}>
              {rows.map((row) => (
                <div key={row.operatorId}>
                  <dt>
                    <Written>{bareName(people.find(({ id }) => id === row.operatorId)?.name ?? "")}</Written>
                  </dt>
                  <dd>
                    <i style={{ width: `${(row.cases / most) * 100}%` }} />
                    <b>{count(row.cases)}</b>
                  </dd>
                </div>
              ))}
            </dl>
            {nobody.length > 0 && (
              <>
                <h4>{s("nobody")}</h4>
                <dl className={css.bars} data-nobody="">
                  {nobody.map((row) => (
                    <div key={row.why}>
                      <dt>{s(`why.${row.why}`)}</dt>
                      <dd>
                        <i style={{ width: `${(row.cases / most) * 100}%` }} />
                        <b>{count(row.cases)}</b>
                      </dd>
                    </div>
                  ))}
                </dl>
              </>
            )}
          </>
        );
      }}
    </Answer>
  );
}
