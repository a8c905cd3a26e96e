import { Modal } from "antd";
import type { ReactNode } from "react";
import { useT } from "../../locales/provider.tsx";
import type { TextKey } from "../../locales/text.ts";
import { Kbd } from "../../ui/parts.tsx";
import css from "./shell.module.css";

const shortcuts: readonly (readonly [keys: string, what: TextKey])[] = [
  ["j / ↓", "help.down"],
  ["k / ↑", "help.up"],
  ["Enter", "help.open"],
  ["n", "help.next"],
  ["r", "help.reply"],
  ["a", "help.adopt"],
  ["Ctrl Enter", "help.send"],
  ["Esc", "help.back"],
  ["/", "help.search"],
  ["?", "help.help"],
];

export function Help({ open, close }: { open: boolean; close: () => void }): ReactNode {
  const t = useT();
  return (
    <Modal open={open} onCancel={close} footer={null} title={t("help.title")} width={420}>
      <dl className={css.shortcuts}>
        {shortcuts.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <Kbd>{keys}</Kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
