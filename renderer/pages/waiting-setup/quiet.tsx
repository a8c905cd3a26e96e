import { Checkbox, Switch } from "antd";
import type { ReactNode } from "react";
import type { Roster } from "../../../main/hub/contract/waiting.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { Panel } from "../../ui/parts.tsx";
import { Hours } from "./picks.tsx";
import css from "./setup.module.css";

/** When nothing calm is told. */
export function Quiet({ quiet, set }: { quiet: Roster["quiet"]; set: (quiet: Roster["quiet"]) => void }): ReactNode {
  const s = useLate(waitingSetupTexts);
  return (
    <Panel title={s("quiet")} note={s("quietSay")}>
      <p className={css.row}>
        <Switch aria-label={s("quiet")} checked={quiet.on} onChange={(on) => set({ ...quiet, on })} />
        <Hours value={quiet} set={(part) => set({ ...quiet, ...part })} />
        <Checkbox checked={quiet.holidays} disabled={!quiet.on} onChange={({ target }) => set({ ...quiet, holidays: target.checked })}>
          {s("quietHolidays")}
        </Checkbox>
      </p>
    </Panel>
  );
}
