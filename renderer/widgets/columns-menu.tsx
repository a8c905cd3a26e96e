import { Button } from "antd";
import type { ReactNode } from "react";
import { useOwnSettings } from "../client/own-settings.ts";
import { useT } from "../locales/provider.tsx";
import { Icon } from "../ui/icon.tsx";
import { MenuButton } from "../ui/menu-button.tsx";

interface ColumnsMenuProps<Name extends string> {
  /** Columns there are, in their order, and those that stand. */
  names: readonly Name[];
  shown: readonly Name[];
  label: (name: Name) => string;
  /** Told with those that are to stand, as an address has them. */
  choose: (cols: string) => void;
  size?: "small";
}

/** Which columns of a list stand there, and how close its rows are. */
export function ColumnsMenu<Name extends string>({ names, shown, label, choose, size }: ColumnsMenuProps<Name>): ReactNode {
  const t = useT();
  const [look, dress] = useOwnSettings();
  return (
    <MenuButton
      menu={{
        multiple: true,
        selectable: true,
        selectedKeys: [...shown, ...(look.density === "dense" ? ["dense"] : [])],
        items: [...names.map((key) => ({ key, label: label(key) })), { type: "divider" }, { key: "dense", label: t("orders.dense") }],
        onClick: ({ key }) => {
          if (key === "dense") return dress({ density: look.density === "dense" ? "roomy" : "dense" });
          choose(names.filter((name) => (name === key ? !shown.includes(name) : shown.includes(name))).join("."));
        },
      }}
    >
      <Button {...(size ? { size } : {})} icon={<Icon name="down" size={12} />} iconPlacement="end">
        {t("orders.columns")}
      </Button>
    </MenuButton>
  );
}
