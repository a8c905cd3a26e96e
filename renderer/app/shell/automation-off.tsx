import { useQuery } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../../main/hub/contract/shapes.ts";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Sentence } from "../../ui/said.tsx";
import css from "./shell.module.css";

type Stop = Outputs["automation"]["state"]["stops"][number];

/** What of the automation is off, above every page and for everybody, as long as it is. */
export function AutomationOff(): ReactNode {
  const state = useQuery(api.automation.state.queryOptions());
  const [resuming, setResuming] = useState<Stop | null>(null);
  return (
    <>
      {state.data?.stops.map((stop) => (
        <Line key={stop.id} of={stop} resume={() => setResuming(stop)} />
      ))}
      {resuming && <Resume of={resuming} close={() => setResuming(null)} />}
    </>
  );
}

function Line({ of: { of, name, reason, byName, at }, resume }: { of: Stop; resume: () => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const may = useMay("automation.switch");
  const what = of.scope === "all" ? t("automation.offAll") : t(of.scope === "shop" ? "automation.offShop" : "automation.offRow", { name: asWritten(name) });
  return (
    <div className={css.condition} role="status">
      <Icon name="warn" size={16} />
      <b>{t("automation.off")}</b>
      <span title={exact(at)}>
        <Sentence text={t("automation.offLine", { what, reason: asWritten(reason), by: asWritten(byName), at: moment(at, now) })} />
      </span>
      {may && (
        <Button size="small" onClick={resume}>
          {t("automation.resume")}
        </Button>
      )}
    </div>
  );
}

function Resume({ of, close }: { of: Stop; close: () => void }): ReactNode {
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
