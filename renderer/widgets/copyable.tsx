import { type ReactNode, useState } from "react";
import { useT } from "../locales/provider.tsx";
import { copyText } from "../ui/clipboard.ts";
import { Icon } from "../ui/icon.tsx";
import css from "./order-facts.module.css";

/** A number that people carry to other systems: one press copies it. */
export function Copyable({ text }: { text: string }): ReactNode {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    setCopied(await copyText(text));
    setTimeout(() => setCopied(false), 1_200);
  };
  return (
    <button type="button" className={css.copy} title={t("copy.hint")} onClick={() => void copy()}>
      {text}
      <Icon name={copied ? "check" : "copy"} size={12} />
    </button>
  );
}
