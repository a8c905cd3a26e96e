import { Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../main/hub/contract/limits.ts";
import { useT } from "../locales/provider.tsx";
import css from "./ask-why.module.css";

interface AskWhyProps {
  title: ReactNode;
  /** What the button that does it says. */
  does: string;
  /** What the reason is called, where it is not simply why. */
  label?: string;
  /** Whether all else that is asked for is there. */
  isReady?: boolean;
  danger?: boolean;
  pending: boolean;
  /** Told with the reason, trimmed. */
  go: (reason: string) => void;
  close: () => void;
  /** What stands above the reason, and below it. */
  children?: ReactNode;
  below?: ReactNode;
  className?: string | undefined;
}

/** Asks for a word why before something is done; the one form of that question. */
export function AskWhy({ title, does, label, isReady = true, danger = false, pending, go, close, children, below, className = "" }: AskWhyProps): ReactNode {
  const t = useT();
  const [reason, setReason] = useState("");
  const isEnough = isReady && reason.trim().length >= SHORTEST_REASON;
  const name = label ?? t("mark.reason");
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
      <div className={`${css.ask} ${className}`}>
        {children}
        <Input
          value={reason}
          maxLength={200}
          placeholder={name}
          aria-label={name}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => isEnough && !pending && go(reason.trim())}
        />
        {below}
      </div>
    </Modal>
  );
}
