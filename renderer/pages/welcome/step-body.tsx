import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { FirstStep } from "../../../main/hub/contract/assistant.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { Introduce } from "../../widgets/introduce.tsx";
import { Invite } from "../../widgets/invite.tsx";
import css from "./welcome.module.css";

interface StepProps {
  step: FirstStep;
  name: string;
  done: boolean;
  next: () => void;
  /** Stays here although what there is calls the step done: an invitation's link is shown once. */
  stay: () => void;
  /** Says that it is settled as it is. */
  keep: () => void;
}

/** What there is to do in a step. */
export function StepBody({ step, name, done, next, stay, keep }: StepProps): ReactNode {
  const t = useT();
  switch (step) {
    case "name":
      return <NameHouse name={name} next={next} />;
    case "self":
      return done ? <p className={css.done}>{t("welcome.selfDone")}</p> : <Introduce hint={t("me.introduceHint")} after={next} />;
    case "shop":
      return (
        <Link to="/shops" state={{ steps: true }}>
          <Button type={done ? "default" : "primary"}>{t("welcome.toShops")}</Button>
        </Link>
      );
    case "policy":
      return (
        <div className={css.buttons}>
          <Button type="primary" disabled={done} onClick={keep}>
            {t("welcome.keepPolicy")}
          </Button>
          <Link to="/policy" state={{ steps: true }}>
            <Button>{t("welcome.toPolicy")}</Button>
          </Link>
        </div>
      );
    case "people":
      return <InvitePeople stay={stay} next={next} />;
  }
}

function NameHouse({ name: kept, next }: { name: string; next: () => void }): ReactNode {
  const t = useT();
  const [name, setName] = useState(kept);
  const save = useChange({ call: () => hub.assistant.nameHouse({ name: name.trim() }), after: next });
  return (
    <form
      className={css.step}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <Field label={t("welcome.houseName")}>
        {(id) => <Input id={id} autoFocus value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={name.trim() === ""}>
        {t("me.save")}
      </Button>
    </form>
  );
}

function InvitePeople({ stay, next }: Pick<StepProps, "stay" | "next">): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const people = useQuery(api.people.list.queryOptions());
  return (
    <>
      <Button
        type="primary"
        onClick={() => {
          stay();
          setOpen(true);
        }}
      >
        {t("people.invite")}
      </Button>
      {open && people.data && (
        <Invite
          roles={people.data.roles}
          close={() => {
            setOpen(false);
            next();
          }}
        />
      )}
    </>
  );
}
