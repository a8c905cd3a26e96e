import { Button, Checkbox } from "antd";
import type { ReactNode } from "react";
import type { Roster } from "../../../main/hub/contract/waiting.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Tag } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import type { Person } from "./kept.ts";
import { Hours, Who } from "./picks.tsx";
import css from "./setup.module.css";
import { Shops } from "./shops.tsx";

type Line = Roster["lines"][number];
const week = [1, 2, 3, 4, 5, 6, 7] as const;

interface LinesProps {
  lines: readonly Line[];
  people: readonly Person[];
  onDuty: readonly string[];
  set: (lines: Line[]) => void;
}

/** Who is on duty each week, a line a person and span. */
export function RosterLines({ lines, people, onDuty, set }: LinesProps): ReactNode {
  const s = useLate(waitingSetupTexts);
  if (lines.length === 0) return <Empty title={s("linesNone")} />;
  const setLine = (at: number, part: Partial<Line>): void => set(lines.map((line, place) => (place === at ? { ...line, ...part } : line)));
  return (
    <table className={`${tables.heads} ${css.table}`}>
      <thead>
        <tr>
          <th>{s("who")}</th>
          <th>{s("days")}</th>
          <th>{s("hours")}</th>
          <th>{s("forShops")}</th>
          <th>{s("standIn")}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <tr key={at}>
            <td>
              <Who value={line.operatorId} people={people} label={s("who")} set={(operatorId) => operatorId && setLine(at, { operatorId })} />
              <PersonMarks id={line.operatorId} people={people} onDuty={onDuty} />
            </td>
            <td>
              <Checkbox.Group
                aria-label={s("days")}
                className={css.days}
                value={line.days}
                onChange={(days: number[]) => setLine(at, { days: days.toSorted() })}
                options={week.map((day) => ({ value: day, label: s(`day.${day}`) }))}
              />
            </td>
            <td>
              <Hours value={line} set={(part) => setLine(at, part)} />
            </td>
            <td>
              <Shops label={s("forShops")} value={line.shops} set={(shops) => setLine(at, { shops })} />
            </td>
            <td>
              <Who value={line.standInId} people={people} label={s("standIn")} none={s("nobodyStandsIn")} set={(standInId) => setLine(at, { standInId })} />
            </td>
            <td>
              <Button size="small" icon={<Icon name="cross" />} aria-label={s("remove")} onClick={() => set(lines.filter((_, place) => place !== at))} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PersonMarks({ id, people, onDuty }: { id: string; people: readonly Person[]; onDuty: readonly string[] }): ReactNode {
  const s = useLate(waitingSetupTexts);
  const person = people.find((one) => one.id === id);
  return (
    <span className={css.marks}>
      {onDuty.includes(id) && <Tag tone="good">{s("nowOn")}</Tag>}
      {person?.away && <Tag tone="warn">{s("away")}</Tag>}
      {person && person.ways.length === 0 && <Tag>{s("noWays")}</Tag>}
    </span>
  );
}
