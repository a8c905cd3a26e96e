import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Roster } from "../../../main/hub/contract/waiting.ts";
import { isSame } from "../../../main/hub/kernel/same.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import { Panel } from "../../ui/parts.tsx";
import { OtherDays } from "./other-days.tsx";
import { Quiet } from "./quiet.tsx";
import { RosterLines } from "./roster-lines.tsx";
import css from "./setup.module.css";

type Kept = Outputs["waiting"]["roster"];

/** Who is on duty when, who comes next, and when nothing calm is told. */
export function RosterPart(): ReactNode {
  const kept = useQuery(api.waiting.roster.queryOptions());
  return (
    <Answer of={kept} lines={12}>
      {(data) => <Editor key={data.revision} of={data} />}
    </Answer>
  );
}

/** Nothing holds until it is saved. */
function Editor({ of }: { of: Kept }): ReactNode {
  const s = useLate(waitingSetupTexts);
  const mayEdit = useMay("waiting.edit");
  const [roster, setRoster] = useState<Roster>(of.roster);
  const change = (part: Partial<Roster>): void => setRoster({ ...roster, ...part });
  const save = useChange({ call: () => hub.waiting.saveRoster({ roster, revision: of.revision }), said: s("saved") });
  const [first] = of.people;
  const addLine = (): void => {
    if (first) change({ lines: [...roster.lines, { operatorId: first.id, shops: [], days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00", standInId: null }] });
  };
  return (
    <>
      <Panel
        title={s("lines")}
        note={s("rosterNote")}
        flush
        tools={
          <>
            <Button icon={<Icon name="plus" />} onClick={addLine}>
              {s("addLine")}
            </Button>
            <Button type="primary" disabled={!mayEdit || isSame(roster, of.roster)} loading={save.isPending} onClick={() => save.mutate(undefined)}>
              {s("save")}
            </Button>
          </>
        }
      >
        <RosterLines lines={roster.lines} people={of.people} onDuty={of.onDuty} set={(lines) => change({ lines })} />
      </Panel>
      <Panel title={s("next")} note={s("nextHint")}>
        <Select
          mode="multiple"
          className={css.wide}
          aria-label={s("next")}
          placeholder={s("nextNobody")}
          value={roster.next}
          onChange={(next: string[]) => change({ next })}
          options={of.people.map(({ id, name }) => ({ value: id, label: bareName(name) }))}
        />
      </Panel>
      <OtherDays roster={roster} people={of.people} change={change} />
      <Quiet quiet={roster.quiet} set={(quiet) => change({ quiet })} />
    </>
  );
}
