import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Floor } from "../../../main/hub/contract/insights.ts";
import type { Standing } from "../../../main/hub/contract/standing.ts";
import { useT } from "../../locales/provider.tsx";
import { count, exact, moment } from "../../ui/format.ts";
import { bareName, rolesText } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty, Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { StandingTag, useStandings } from "../../widgets/standing.tsx";
import css from "./floor.module.css";

type Person = Floor["people"][number];

/** Who is here stands first, then who has most. */
const rank = (left: Person, right: Person): number => Number(right.here) - Number(left.here) || right.holds - left.holds;

/** A figure of today with the cases behind it. */
const behind = (of: "answered" | "closed", who: string, value: number): ReactNode =>
  value === 0 ? "–" : <Link to={`/behind?of=${of}&who=${encodeURIComponent(who)}`}>{count(value)}</Link>;

/** Who is there, what each has and did today. */
export function People({ people }: { people: readonly Person[] }): ReactNode {
  const t = useT();
  const standings = useStandings();
  return (
    <Panel title={t("floor.people")} note={t("floor.peopleNote", { here: people.filter(({ here }) => here).length })} flush>
      {people.length === 0 ? (
        <Empty title={t("floor.nobody")}>{t("floor.nobodyHint")}</Empty>
      ) : (
        <table className={`${tables.heads} ${css.table}`}>
          <thead>
            <tr>
              <th>{t("floor.name")}</th>
              <th>{t("floor.presence")}</th>
              <th>{t("floor.holds")}</th>
              <th>{t("floor.answered")}</th>
              <th>{t("floor.closed")}</th>
            </tr>
          </thead>
          <tbody>
            {people.toSorted(rank).map((person) => (
              <tr key={person.id}>
                <td>
                  <Written>{bareName(person.name)}</Written> <small>{rolesText(t, person.roles)}</small>
                </td>
                <td>
                  <Presence of={person} standing={standings.get(person.id)} />
                </td>
                <td>
                  <Link to={`/queue?view=all&who=${encodeURIComponent(person.id)}`}>{count(person.holds)}</Link>
                </td>
                <td>{behind("answered", person.id, person.answered)}</td>
                <td>{behind("closed", person.id, person.closed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** What he said of himself; else that his console is open, or when it was. */
function Presence({ of, standing }: { of: Person; standing: Standing | undefined }): ReactNode {
  const t = useT();
  const now = useNow();
  if (standing?.why === "said" && (standing.state !== "here" || (of.here && standing.off))) return <StandingTag of={standing} />;
  if (of.here) return <Tag tone="good">{t("floor.here")}</Tag>;
  return <span title={of.seenAt ? exact(of.seenAt) : undefined}>{of.seenAt ? t("floor.seen", { at: moment(of.seenAt, now) }) : t("floor.never")}</span>;
}
