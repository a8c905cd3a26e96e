import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import css from "./status.module.css";

/** A payload as it came, once somebody has said what for; the reason stands in the journal. */
export function Reveal({ id, close }: { id: string; close: () => void }): ReactNode {
  const t = useT();
  const [reason, setReason] = useState("");
  const reveal = useChange({ call: () => hub.status.reveal({ id, reason: reason.trim() }) });
  return (
    <Modal open width={720} onCancel={close} footer={<Button onClick={close}>{t("shops.close")}</Button>} title={t("status.reveal")}>
      {reveal.data ? (
        <pre className={css.revealed}>{reveal.data.payload}</pre>
      ) : (
        <div className={css.revealAsk}>
          <p>{t("status.revealHint")}</p>
          <Input
            autoFocus
            value={reason}
            maxLength={200}
            placeholder={t("status.revealReason")}
            aria-label={t("status.revealReason")}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="primary" disabled={reason.trim().length < SHORTEST_REASON} loading={reveal.isPending} onClick={() => reveal.mutate(undefined)}>
            {t("status.revealShow")}
          </Button>
        </div>
      )}
    </Modal>
  );
}
