import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./policy.module.css";

export function History({ name }: { name: string }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const answer = useQuery(api.policies.history.queryOptions({ input: { name } }));
  return (
    <details className={css.examples}>
      <summary>
        {t("policy.history")} · {answer.data?.versions.length ?? "–"}
      </summary>
      <ul>
        {answer.data?.versions.map((version) => (
          <li key={version.version}>
            <span>{t("policy.version", { version: version.version, by: toldBy(version.createdBy), at: moment(version.createdAt, now) })}</span>
            {version.active && <Tag tone="good">{t("policy.active")}</Tag>}
          </li>
        ))}
      </ul>
    </details>
  );
}
