import { useQuery } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import { Changes } from "./changes.tsx";
import type { Policy } from "./draft.ts";
import type { Fact } from "./facts.ts";
import css from "./policy.module.css";

/** Every version with who published it; an earlier one can be compared and, in one step, be the next. */
export function History({ policy, facts, secondPerson }: { policy: Policy; facts: readonly Fact[]; secondPerson: boolean }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const [looked, setLooked] = useState<number | null>(null);
  const answer = useQuery(api.policies.history.queryOptions({ input: { name: policy.name } }));
  return (
    <details className={css.examples}>
      <summary>
        {t("policy.history")} · {answer.data?.versions.length ?? "–"}
      </summary>
      <ul>
        {answer.data?.versions.map(({ version, createdBy, createdAt, active }) => (
          <li key={version}>
            <span>{t("policy.version", { version, by: toldBy(createdBy), at: moment(createdAt, now) })}</span>
            {active ? (
              <Tag tone="good">{t("policy.active")}</Tag>
            ) : (
              <Button size="small" type="text" aria-expanded={looked === version} onClick={() => setLooked(looked === version ? null : version)}>
                {t("policy.compare")}
              </Button>
            )}
            {looked === version && <Earlier version={version} policy={policy} facts={facts} secondPerson={secondPerson} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Earlier({ version, policy, facts, secondPerson }: { version: number; policy: Policy; facts: readonly Fact[]; secondPerson: boolean }): ReactNode {
  const t = useT();
  const mayEdit = useMay("policy.edit");
  const answer = useQuery(api.policies.version.queryOptions({ input: { name: policy.name, version } }));
  const back = useChange({
    call: (body: Policy["body"]) => hub.policies.publish({ body, basedOn: policy.version }),
    said: (made) => t("policy.published", { version: made.version }),
  });
  const body = answer.data?.body;
  if (!body) return null;
  return (
    <div className={css.earlier}>
      <Changes before={policy.body} after={body} version={policy.version} facts={facts} />
      {mayEdit && !secondPerson && (
        <Popconfirm title={t("policy.backTitle", { version })} description={t("policy.publishHint")} onConfirm={() => back.mutate(body)}>
          <Button size="small" loading={back.isPending}>
            {t("policy.back", { version })}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
