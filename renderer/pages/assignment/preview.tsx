import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { AssignRules } from "../../../main/hub/contract/assignment.ts";
import { isSame } from "../../../main/hub/kernel/same.ts";
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
        <Button onClick={() => setAsked(rules)} disabled={isSame(asked, rules)}>
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
                <Bar key={row.operatorId} cases={row.cases} most={most}>
                  <Written>{bareName(people.find(({ id }) => id === row.operatorId)?.name ?? "")}</Written>
                </Bar>
              ))}
            </dl>
            {nobody.length > 0 && (
              <>
                <h4>{s("nobody")}</h4>
                <dl className={css.bars} data-nobody="">
                  {nobody.map((row) => (
                    <Bar key={row.why} cases={row.cases} most={most}>
                      {s(`why.${row.why}`)}
                    </Bar>
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

/** A name, and how many cases beside the longest of the bars. */
function Bar({ cases, most, children }: { cases: number; most: number; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{children}</dt>
      <dd>
        <i style={{ width: `${(cases / most) * 100}%` }} />
        <b>{count(cases)}</b>
      </dd>
    </div>
  );
}
