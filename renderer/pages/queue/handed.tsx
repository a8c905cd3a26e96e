import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import css from "./queue.module.css";

const HandOver = lazy(() => import("./hand-over.tsx"));

/** What colleagues handed over and is still there: who, what he said to it, and the way to these cases alone. */
export function Handed(): ReactNode {
  const t = useT();
  const now = useNow();
  const [params] = useSearchParams();
  const { data } = useQuery(api.duty.handed.queryOptions({ staleTime: 60_000 }));
  if (!data || data.rows.length === 0) return null;
  return (
    <ul className={css.handed}>
      {data.rows.map(({ fromId, fromName, toQueue, note, at, cases }) => {
        const shown = params.get("handed") === fromId;
        return (
          <li key={`${fromId} ${toQueue} ${note}`}>
            <span>
              <Written>{bareName(fromName)}</Written> {t(toQueue ? "handed.toQueue" : "handed.toYou", { n: count(cases) })} · {moment(at, now)}
            </span>
            {note !== "" && (
              <q>
                <Written>{note}</Written>
              </q>
            )}
            <Link to={shown ? "/queue?view=all" : `/queue?view=all&handed=${fromId}`}>{t(shown ? "handed.all" : "handed.see")}</Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Shown with one's own cases, where there are any. */
export function HandOverButton({ cases }: { cases: number }): ReactNode {
  const t = useT();
  const [asked, setAsked] = useState(false);
  if (cases === 0) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t("handed.button")}</Button>
      {asked && (
        <Suspense>
          <HandOver close={() => setAsked(false)} />
        </Suspense>
      )}
    </>
  );
}
