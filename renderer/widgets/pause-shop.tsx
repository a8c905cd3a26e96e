import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../main/hub/contract/limits.ts";
import { useChange } from "../client/change.ts";
import { hub, type Outputs } from "../client/rpc.ts";
import { useMay } from "../client/session.tsx";
import { captureTexts } from "../locales/late/capture.ts";
import { useLate } from "../locales/late.ts";
import { Field } from "../ui/field.tsx";
import { useNow } from "../ui/now.tsx";

type Shop = Pick<Outputs["status"]["get"]["shops"][number], "id" | "name" | "enabled" | "pausedUntil" | "problem">;

/** Pauses a shop for a reason, lets it go on, or tries now what waits by itself. Whoever may not sees nothing. */
export function PauseShop({ shop }: { shop: Shop }): ReactNode {
  const s = useLate(captureTexts);
  const now = useNow();
  const may = useMay("shop.edit");
  const [asks, setAsks] = useState(false);
  const resume = useChange({ call: () => hub.shops.resume({ id: shop.id }), said: s("resumed") });
  if (!may) return null;
  const waits = shop.enabled && (shop.problem !== null || (shop.pausedUntil?.getTime() ?? 0) > now);
  return (
    <>
      {(!shop.enabled || waits) && (
        <Button size="small" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
          {s(waits ? "tryNow" : "resume")}
        </Button>
      )}
      {shop.enabled && (
        <Button size="small" type="text" onClick={() => setAsks(true)}>
          {s("pause")}
        </Button>
      )}
      {asks && <Ask shop={shop} close={() => setAsks(false)} />}
    </>
  );
}

function Ask({ shop, close }: { shop: Shop; close: () => void }): ReactNode {
  const s = useLate(captureTexts);
  const [reason, setReason] = useState("");
  const pause = useChange({ call: () => hub.shops.pause({ id: shop.id, reason: reason.trim() }), said: s("paused"), after: close });
  return (
    <Modal
      open
      title={s("pauseTitle", { shop: shop.name })}
      onCancel={close}
      onOk={() => pause.mutate(undefined)}
      okText={s("pause")}
      cancelText={s("cancel")}
      okButtonProps={{ disabled: reason.trim().length < SHORTEST_REASON, loading: pause.isPending }}
    >
      <p>{s("pauseHint")}</p>
      <Field label={s("pauseWhy")}>
        {(id) => <Input.TextArea id={id} autoFocus rows={2} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </Modal>
  );
}
