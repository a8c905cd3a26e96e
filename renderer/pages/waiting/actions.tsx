import { Button, Dropdown, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { waitingTexts } from "../../locales/late/waiting.ts";
import { useLate } from "../../locales/late.ts";
import { Field } from "../../ui/field.tsx";
import type { Group } from "./group.ts";
import css from "./waiting.module.css";

const rests = [30, 60, 240, 720] as const;

/** What somebody may do with a group: have it, let it rest, say that it is dealt with. */
export function Actions({ group }: { group: Group }): ReactNode {
  const s = useLate(waitingTexts);
  const [settling, setSettling] = useState(false);
  const acknowledge = useChange({ call: () => hub.waiting.acknowledge({ id: group.id }), said: s("acknowledged") });
  const snooze = useChange({ call: (minutes: number) => hub.waiting.snooze({ id: group.id, minutes }), said: s("snoozed") });
  if (group.state === "solved") return null;
  return (
    <span className={css.actions}>
      <Button
        size="small"
        type="primary"
        disabled={group.state === "acknowledged"}
        loading={acknowledge.isPending}
        onClick={() => acknowledge.mutate(undefined)}
      >
        {s("acknowledge")}
      </Button>
      <Dropdown
        trigger={["click"]}
        menu={{ items: rests.map((minutes) => ({ key: minutes, label: s(`snooze.${minutes}`), onClick: () => snooze.mutate(minutes) })) }}
      >
        <Button size="small" loading={snooze.isPending}>
          {s("snooze")}
        </Button>
      </Dropdown>
      <Button size="small" onClick={() => setSettling(true)}>
        {s("settle")}
      </Button>
      {settling && <Settle group={group} close={() => setSettling(false)} />}
    </span>
  );
}

function Settle({ group, close }: { group: Group; close: () => void }): ReactNode {
  const s = useLate(waitingTexts);
  const [reason, setReason] = useState("");
  const settle = useChange({ call: () => hub.waiting.settle({ id: group.id, reason }), said: s("settled"), after: close });
  return (
    <Modal
      open
      title={s("settleTitle")}
      onCancel={close}
      onOk={() => settle.mutate(undefined)}
      okText={s("settle")}
      cancelText={s("cancel")}
      okButtonProps={{ disabled: reason.trim().length < SHORTEST_REASON, loading: settle.isPending }}
    >
      <p>{s("settleHint", { n: group.count })}</p>
      <Field label={s("settleWhy")}>
        {(id) => <Input.TextArea id={id} rows={3} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </Modal>
  );
}
