import { Modal } from "antd";
import { type ReactNode, useState } from "react";
import type { BulkAct } from "../../../../main/hub/contract/bulk.ts";
import { useT } from "../../../locales/provider.tsx";
import { useActionKinds } from "../../../widgets/action-kinds.ts";
import { Ask } from "./ask.tsx";
import type { Asked } from "./asked.ts";
import { Running } from "./running.tsx";

interface DialogProps {
  asked: Asked;
  caseIds: readonly string[];
  close: () => void;
  /** It was done: nothing is in hand any more. */
  finish: () => void;
}

/** The same for many cases: what it needs to know, what would happen, what happened, and the way back. */
export default function BulkDialog({ asked, caseIds: chosen, close, finish }: DialogProps): ReactNode {
  const t = useT();
  const kinds = useActionKinds();
  // What was in hand as it was asked for, whatever the list does meanwhile.
  const [caseIds] = useState(chosen);
  const [act, setAct] = useState<BulkAct | null>(asked.does === "take" || asked.does === "action" ? asked : null);
  const [busy, setBusy] = useState(false);
  const [ended, setEnded] = useState(false);
  const leave = (): void => {
    if (busy) return;
    close();
    if (ended) finish();
  };
  const title = asked.does === "action" ? kinds.label(asked.kind) : t(`bulk.${asked.does}`);
  return (
    <Modal open title={t("bulk.heading", { what: title, n: caseIds.length })} width={560} footer={null} onCancel={leave} maskClosable={false}>
      {act === null ? (
        <Ask does={asked.does} close={leave} say={setAct} />
      ) : (
        <Running
          act={act}
          caseIds={caseIds}
          close={leave}
          told={(stage) => {
            setBusy(stage === "running" || stage === "undoing");
            if (stage === "done" || stage === "undone") setEnded(true);
          }}
        />
      )}
    </Modal>
  );
}
