import { Button } from "antd";
import type { ReactNode } from "react";
import { useT } from "../locales/provider.tsx";
import { useCopy } from "../ui/clipboard.ts";
import { Icon } from "../ui/icon.tsx";
import css from "./order-facts.module.css";

/** A number that people carry to other systems: one press copies it. */
export function Copyable({ text }: { text: string }): ReactNode {
  const t = useT();
  const { copied, copy } = useCopy(text, 1_200);
  return (
    <button type="button" data-fact="" className={css.copy} title={t("copy.hint")} onClick={copy}>
      {text}
      <Icon name={copied ? "check" : "copy"} size={12} />
    </button>
  );
}

/** Copies a whole text that stands beside it. */
export function CopyButton({ text }: { text: string }): ReactNode {
  const t = useT();
  const { copied, copy } = useCopy(text, 1_500);
  return (
    <Button size="small" icon={<Icon name={copied ? "check" : "copy"} size={13} />} onClick={copy}>
      {t(copied ? "suggestion.copied" : "suggestion.copy")}
    </Button>
  );
}
