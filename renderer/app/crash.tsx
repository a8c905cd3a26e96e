import { Button, Space } from "antd";
import type { ReactNode } from "react";
import { useT } from "../locales/provider.tsx";
import { Empty } from "../ui/parts.tsx";

/** Also what is seen when a page's file is gone because the hub was updated: loading anew mends that. */
export function Crash({ again }: { again: () => void }): ReactNode {
  const t = useT();
  return (
    <Empty title={t("error.broken")}>
      <span>{t("error.brokenHint")}</span>
      <Space>
        <Button onClick={again}>{t("error.retry")}</Button>
        <Button type="primary" onClick={() => window.location.reload()}>
          {t("error.reload")}
        </Button>
      </Space>
    </Empty>
  );
}
