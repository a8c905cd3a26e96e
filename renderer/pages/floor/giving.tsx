import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../../client/rpc.ts";
import { assignmentTexts } from "../../locales/late/assignment.ts";
import { useLate } from "../../locales/late.ts";
import { count } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import css from "./floor.module.css";

/** Whether cases are given by themselves, and which wait because nobody fits, and why. */
export function Giving(): ReactNode {
  const s = useLate(assignmentTexts);
  const { data } = useQuery(api.assignment.waiting.queryOptions({ refetchInterval: 20_000 }));
  if (!data) return null;
  return (
    <Panel title={s("title")} tools={<Link to="/assignment">{s("edit")}</Link>}>
      {data.rows.length === 0 ? (
        <small>{s(data.on ? "waitingNone" : "waitingOff")}</small>
      ) : (
        <ul className={css.giving}>
          {data.rows.map(({ why, cases }) => (
            <li key={why}>
              <Tag tone="warn">{count(cases)}</Tag> <Link to="/queue?view=all&who=nobody">{s(`why.${why}`)}</Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
