import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import type { Ways } from "../../../main/hub/contract/alerts.ts";
import { contactWays } from "../../../main/hub/contract/lists.ts";
import { isSame } from "../../../main/hub/kernel/same.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { settingsTexts } from "../../locales/late/settings.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/parts.tsx";
import css from "./settings.module.css";

/** How one is reached outside of the console while on duty. */
export function OwnWays(): ReactNode {
  const s = useLate(settingsTexts);
  const kept = useQuery(api.alerts.ways.queryOptions());
  return (
    <Panel title={s("reached")} note={s("reachedNote")}>
      <Answer of={kept} lines={4}>
        {(data) => <Form key={JSON.stringify(data)} of={data} />}
      </Answer>
    </Panel>
  );
}

function Form({ of }: { of: Ways }): ReactNode {
  const s = useLate(settingsTexts);
  const [ways, setWays] = useState(of);
  const save = useChange({ call: () => hub.alerts.setWays(ways), said: s("reachedSaved") });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      {contactWays.map((way) => (
        <Field key={way} label={s(`reached.${way}`)}>
          {(id) => <Input id={id} value={ways[way]} autoComplete="off" onChange={({ target }) => setWays({ ...ways, [way]: target.value.trim() })} />}
        </Field>
      ))}
      <Button htmlType="submit" loading={save.isPending} disabled={isSame(ways, of)}>
        {s("save")}
      </Button>
    </form>
  );
}
