import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import type { Roster } from "../../../main/hub/contract/waiting.ts";
import { toBeijing } from "../../../main/hub/kernel/time.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/parts.tsx";
import type { Person } from "./kept.ts";
import { Hours, Who } from "./picks.tsx";
import css from "./setup.module.css";

const counts = [0, 1, 2, 3, 4, 5, 6, 7] as const;

interface DaysProps {
  roster: Roster;
  people: readonly Person[];
  change: (part: Partial<Roster>) => void;
}

/** Days that are another than the calendar says, and single days of single people. */
export function OtherDays(props: DaysProps): ReactNode {
  return (
    <div className={css.two}>
      <Days {...props} />
      <Exceptions {...props} />
    </div>
  );
}

const today = (): string => toBeijing(new Date()).slice(0, 10);

function Day({ value, set }: { value: string; set: (day: string) => void }): ReactNode {
  const s = useLate(waitingSetupTexts);
  return <Input type="date" className={css.date} aria-label={s("day")} value={value} onChange={({ target }) => target.value !== "" && set(target.value)} />;
}

function Days({ roster: { days }, change }: DaysProps): ReactNode {
  const s = useLate(waitingSetupTexts);
  const setDay = (at: number, part: Partial<Roster["days"][number]>): void =>
    change({ days: days.map((day, place) => (place === at ? { ...day, ...part } : day)) });
  return (
    <Panel
      title={s("otherDays")}
      tools={
        <Button size="small" icon={<Icon name="plus" />} onClick={() => change({ days: [...days, { day: today(), name: "", as: 0 }] })}>
          {s("addDay")}
        </Button>
      }
    >
      <small>{s("otherDaysHint")}</small>
      {days.map((day, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: days have no identity but their place
        <p key={at} className={css.row}>
          <Day value={day.day} set={(value) => setDay(at, { day: value })} />
          <Input
            className={css.who}
            maxLength={30}
            placeholder={s("dayName")}
            aria-label={s("dayName")}
            value={day.name}
            onChange={({ target }) => setDay(at, { name: target.value })}
          />
          <Select
            aria-label={s("dayAs")}
            className={css.as}
            value={day.as}
            onChange={(as: number) => setDay(at, { as })}
            options={counts.map((value) => ({ value, label: s(`as.${value}`) }))}
          />
          <Button
            size="small"
            icon={<Icon name="cross" />}
            aria-label={s("remove")}
            onClick={() => change({ days: days.filter((_, place) => place !== at) })}
          />
        </p>
      ))}
    </Panel>
  );
}

function Exceptions({ roster: { exceptions }, people, change }: DaysProps): ReactNode {
  const s = useLate(waitingSetupTexts);
  type One = Roster["exceptions"][number];
  const setOne = (at: number, part: Partial<One>): void => change({ exceptions: exceptions.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const [first] = people;
  const add = (): void => {
    if (first) change({ exceptions: [...exceptions, { day: today(), operatorId: first.id, what: "off", standInId: null, from: "09:00", to: "18:00" }] });
  };
  return (
    <Panel
      title={s("exceptions")}
      tools={
        <Button size="small" icon={<Icon name="plus" />} onClick={add}>
          {s("addException")}
        </Button>
      }
    >
      <small>{s("exceptionsHint")}</small>
      {exceptions.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: exceptions have no identity but their place
        <p key={at} className={css.row}>
          <Day value={one.day} set={(day) => setOne(at, { day })} />
          <Who value={one.operatorId} people={people} label={s("who")} set={(operatorId) => operatorId && setOne(at, { operatorId })} />
          <Select
            aria-label={s("what")}
            className={css.who}
            value={one.what}
            onChange={(what: One["what"]) => setOne(at, { what })}
            options={(["off", "on"] as const).map((value) => ({ value, label: s(`what.${value}`) }))}
          />
          {one.what === "on" && <Hours value={one} set={(part) => setOne(at, part)} />}
          <Who value={one.standInId} people={people} label={s("standIn")} none={s("nobodyStandsIn")} set={(standInId) => setOne(at, { standInId })} />
          <Button
            size="small"
            icon={<Icon name="cross" />}
            aria-label={s("remove")}
            onClick={() => change({ exceptions: exceptions.filter((_, place) => place !== at) })}
          />
        </p>
      ))}
    </Panel>
  );
}
