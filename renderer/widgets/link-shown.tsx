import { QRCode } from "antd";
import type { ReactNode } from "react";
import { useT } from "../locales/provider.tsx";
import { exact } from "../ui/format.ts";
import { Copyable } from "./copyable.tsx";
import css from "./people.module.css";

/** A one-time link as text and as a picture for a telephone; shown once. */
export function LinkShown({ link, expiresAt, name }: { link: string; expiresAt: Date; name: string }): ReactNode {
  const t = useT();
  return (
    <div className={css.link}>
      <p>{t("people.linkHint", { name, until: exact(expiresAt) })}</p>
      <QRCode value={link} type="svg" size={176} bordered={false} />
      <Copyable text={link} />
    </div>
  );
}
