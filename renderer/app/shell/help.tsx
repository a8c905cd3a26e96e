import { Modal } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useT } from "../../locales/provider.tsx";
import { Shortcuts } from "../../ui/shortcuts.tsx";

export default function Help({ close }: { close: () => void }): ReactNode {
  const t = useT();
  return (
    <Modal open onCancel={close} footer={null} title={t("help.title")} width={420}>
      <Shortcuts />
      <Link to="/help" onClick={close}>
        {t("help.more")}
      </Link>
    </Modal>
  );
}
