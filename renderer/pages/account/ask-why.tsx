import { Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../../main/hub/contract/limits.ts";
import { useT } from "../../locales/provider.tsx";
import css from "./account.module.css";

interface AskWhyProps {
  title: ReactNode;
  /** What the button that does it says. */
  does: string;
  danger?: boolean;
  pending: boolean;
  /** Told with the reason, trimmed. */
  go: (reason: string) => void;
  close: () => void;
  /** What stands above the reason, and below it. */
  children?: ReactNode;
  below?: ReactNode;
}

/** Asks for a word why before something is done to an account. */
export function AskWhy({ title, does, danger = false, pending, go, close, children, below }: AskWhyProps): ReactNode {
  const t = useT();
  const [reason, setReason] = useState("");
  const isEnough = reason.trim().length >= SHORTEST_REASON;
  return (
    <Modal
      open
      title={title}
      okText={does}
      okButtonProps={{ danger, disabled: !isEnough, loading: pending }}
      cancelText={t("action.cancel")}
      onOk={() => go(reason.trim())}
      onCancel={close}
    >
      <div className={css.ask}>
        {children}
        <Input
          value={reason}
          maxLength={200}
          placeholder={t("mark.reason")}
          aria-label={t("mark.reason")}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => isEnough && !pending && go(reason.trim())}
        />
        {below}
      </div>
    </Modal>
  );
}
