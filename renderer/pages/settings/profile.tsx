import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { settingsTexts } from "../../locales/late/settings.ts";
import { useLate } from "../../locales/late.ts";
import { Field } from "../../ui/field.tsx";
import { bareName } from "../../ui/names.ts";
import { Panel } from "../../ui/parts.tsx";
import { RoleList } from "../../widgets/role-list.tsx";
import css from "./settings.module.css";
import { OwnWays } from "./ways.tsx";

/** How one is called in the house, and what one may there. */
export function Profile({ roles }: { roles: Outputs["account"]["get"]["roles"] }): ReactNode {
  const s = useLate(settingsTexts);
  const { me } = useSession();
  const [name, setName] = useState(me.demo ? bareName(me.name) : me.name);
  const rename = useChange({ call: () => hub.account.rename({ name }), said: s("renamed") });
  return (
    <>
      <Panel title={s("part.profile")}>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            rename.mutate(undefined);
          }}
        >
          <Field label={s("called")}>
            {(id) => <Input id={id} value={name} maxLength={40} disabled={me.demo} autoComplete="name" onChange={(event) => setName(event.target.value)} />}
          </Field>
          <p>{s(me.demo ? "calledDemo" : "calledHint")}</p>
          {!me.demo && (
            <Button htmlType="submit" loading={rename.isPending} disabled={name.trim() === "" || name.trim() === me.name}>
              {s("save")}
            </Button>
          )}
        </form>
      </Panel>
      <OwnWays />
      <Panel title={s("may")}>
        <RoleList roles={roles} />
      </Panel>
    </>
  );
}
