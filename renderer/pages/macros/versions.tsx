import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Slotted } from "../../widgets/slotted.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./macros.module.css";

type Version = Outputs["macros"]["versions"]["rows"][number];

/** How a macro stood before; one of them is taken up again by saving it. */
export function Versions({ id, take }: { id: string; take: (version: Version) => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const { data } = useQuery(api.macros.versions.queryOptions({ input: { id } }));
  if (!data || data.rows.length === 0) return null;
  return (
    <details className={css.versions}>
      <summary>{t("macro.versions", { n: data.rows.length })}</summary>
      <ol>
        {data.rows.map((version) => (
          <li key={version.revision}>
            <small>{t("answers.by", { by: toldBy(version.by), at: moment(version.at, now) })}</small>
            <p>
              <Slotted text={version.body.text} />
            </p>
            <Button size="small" onClick={() => take(version)}>
              {t("macro.takeUp")}
            </Button>
          </li>
        ))}
      </ol>
    </details>
  );
}
