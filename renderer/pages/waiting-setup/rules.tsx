import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { api } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import type { Rule } from "./kept.ts";
import { RuleForm } from "./rule-form.tsx";
import { Says } from "./says.tsx";
import css from "./setup.module.css";

/** A new rule, until somebody says otherwise. */
const fresh: Rule = {
  id: "",
  revision: 0,
  body: {
    name: "",
    kind: "unaudited",
    on: true,
    minutes: 15,
    shops: [],
    level: "urgent",
    notifiers: [],
    actMinutes: 15,
    nextNotifiers: [],
    holdMinutes: 60,
    language: "zh",
    words: "",
  },
};

/** The rules, each as a sentence. */
export function Rules(): ReactNode {
  const s = useLate(waitingSetupTexts);
  const [edited, edit] = useState<Rule | null>(null);
  const rules = useQuery(api.waiting.rules.queryOptions());
  const mayEdit = useMay("waiting.edit");
  return (
    <Panel
      title={s("part.rules")}
      note={s("rulesNote")}
      flush
      tools={
        mayEdit && (
          <Button icon={<Icon name="plus" />} onClick={() => edit(fresh)}>
            {s("addRule")}
          </Button>
        )
      }
    >
      <Answer of={rules} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={s("rulesNone")}>
              <p>{s("rulesNoneHint")}</p>
            </Empty>
          ) : (
            <ul className={css.list}>
              {rows.map((rule) => (
                <li key={rule.id} data-off={rule.body.on ? undefined : ""}>
                  <div>
                    <b>
                      <Written>{rule.body.name}</Written>
                    </b>{" "}
                    <Tag tone={rule.body.on ? "good" : "plain"}>{s(rule.body.on ? "on" : "off")}</Tag>
                    <p>
                      <Says body={rule.body} />
                    </p>
                  </div>
                  {mayEdit && (
                    <Button size="small" onClick={() => edit(rule)}>
                      {s("edit")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {edited && <RuleForm rule={edited} close={() => edit(null)} />}
    </Panel>
  );
}
