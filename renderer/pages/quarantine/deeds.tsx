import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../../main/hub/contract/limits.ts";
import type { AsideState } from "../../../main/hub/contract/lists.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { quarantineTexts } from "../../locales/late/quarantine.ts";
import { useLate } from "../../locales/late.ts";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import css from "./quarantine.module.css";

/** Single payloads, or all of a cause. */
export type Picked = { ids: string[] } | { cause: string };

/** What may be done with payloads: try them again, discard them, take them back. Whoever may not sees none of it. */
export function Deeds({ of, many, state, after }: { of: Picked; many: number; state: AsideState; after?: () => void }): ReactNode {
  const s = useLate(quarantineTexts);
  const may = useMay("shop.edit");
  const [asks, setAsks] = useState(false);
  const replay = useChange({
    call: () => hub.quarantine.replay(of),
    said: ({ count }) => (count === 0 ? s("replayNone") : s("replaying", { n: count })),
    ...(after ? { after } : {}),
  });
  const takeBack = useChange({ call: () => hub.quarantine.takeBack(of), said: ({ count }) => s("takenBack", { n: count }), ...(after ? { after } : {}) });
  if (!may) return null;
  if (state === "discarded")
    return (
      <span className={css.deeds}>
        <Button size="small" loading={takeBack.isPending} onClick={() => takeBack.mutate(undefined)}>
          {s("takeBack")}
        </Button>
      </span>
    );
  return (
    <span className={css.deeds}>
      <Button size="small" icon={<Icon name="refresh" size={13} />} loading={replay.isPending} onClick={() => replay.mutate(undefined)}>
        {many > 1 ? s("replayAll", { n: many }) : s("replay")}
      </Button>
      <Button size="small" type="text" onClick={() => setAsks(true)}>
        {s("discard")}
      </Button>
      {asks && <Discard of={of} many={many} close={() => setAsks(false)} {...(after ? { after } : {})} />}
    </span>
  );
}

function Discard({ of, many, close, after }: { of: Picked; many: number; close: () => void; after?: () => void }): ReactNode {
  const s = useLate(quarantineTexts);
  const [reason, setReason] = useState("");
  const discard = useChange({
    call: () => hub.quarantine.discard({ of, reason: reason.trim() }),
    said: ({ count }) => s("discarded", { n: count }),
    after: () => {
      close();
      after?.();
    },
  });
  return (
    <Modal
      open
      title={s("discardTitle", { n: many })}
      onCancel={close}
      onOk={() => discard.mutate(undefined)}
      okText={s("discard")}
      cancelText={s("cancel")}
      okButtonProps={{ danger: true, disabled: reason.trim().length < SHORTEST_REASON, loading: discard.isPending }}
    >
      <p>{s("discardHint")}</p>
      <Field label={s("discardWhy")}>
        {(id) => <Input.TextArea id={id} autoFocus rows={3} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </Modal>
  );
}
