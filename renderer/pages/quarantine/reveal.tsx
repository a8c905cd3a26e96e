import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { quarantineTexts } from "../../locales/late/quarantine.ts";
import { useLate } from "../../locales/late.ts";
import css from "./quarantine.module.css";

/** A payload as it came, once somebody has said what for; the reason stands in the journal. */
export function Reveal({ id, close }: { id: string; close: () => void }): ReactNode {
  const s = useLate(quarantineTexts);
  const [reason, setReason] = useState("");
  const reveal = useChange({ call: () => hub.quarantine.reveal({ id, reason: reason.trim() }) });
  return (
    <Modal open width={720} onCancel={close} footer={<Button onClick={close}>{s("close")}</Button>} title={s("reveal")}>
      {reveal.data ? (
        <pre className={css.revealed}>{reveal.data.payload}</pre>
      ) : (
        <div className={css.ask}>
          <p>{s("revealHint")}</p>
          <Input
            autoFocus
            value={reason}
            maxLength={200}
            placeholder={s("revealReason")}
            aria-label={s("revealReason")}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="primary" disabled={reason.trim().length < SHORTEST_REASON} loading={reveal.isPending} onClick={() => reveal.mutate(undefined)}>
            {s("revealShow")}
          </Button>
        </div>
      )}
    </Modal>
  );
}
