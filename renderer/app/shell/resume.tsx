import { Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";

export type Stop = Outputs["automation"]["state"]["stops"][number];

/** Asks why the automation goes on. */
export default function Resume({ of, close }: { of: Stop; close: () => void }): ReactNode {
  const t = useT();
  const [reason, setReason] = useState("");
  const resume = useChange({ call: () => hub.automation.resume({ id: of.id, reason: reason.trim() }), said: t("automation.resumed"), after: close });
  return (
    <Modal
      open
      title={t("automation.resumeTitle")}
      okText={t("automation.resumeDo")}
      okButtonProps={{ disabled: reason.trim().length < SHORTEST_REASON, loading: resume.isPending }}
      cancelText={t("action.cancel")}
      onOk={() => resume.mutate(undefined)}
      onCancel={close}
    >
      <p>{t("automation.resumeHint")}</p>
      <Input
        value={reason}
        maxLength={200}
        placeholder={t("automation.reason")}
        aria-label={t("automation.reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
