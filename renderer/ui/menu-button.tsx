import type { DropdownProps } from "antd";
import { type ComponentType, cloneElement, type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useLater } from "../client/calm.ts";
import css from "./parts.module.css";

interface MenuButtonProps extends Pick<DropdownProps, "menu" | "placement"> {
  children: ReactElement<{ onClick?: () => void }>;
}

const load = (): Promise<{ default: ComponentType<DropdownProps> }> => import("./menu.tsx");

/** A button that opens a menu. The button is there at once; the menu's code comes after what the page was opened for, or at the first press. */
export function MenuButton({ children, ...menu }: MenuButtonProps): ReactNode {
  const { Part, ask } = useLater(load);
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const wasDrawn = useRef(Part !== null);
  const hadFocus = useRef(false);
  if (Part && !wasDrawn.current) hadFocus.current = place.current?.contains(document.activeElement) ?? false;
  // The menu draws the button anew: who stood on it still does.
  useLayoutEffect(() => {
    wasDrawn.current = Part !== null;
    if (hadFocus.current) place.current?.querySelector("button")?.focus();
    hadFocus.current = false;
  }, [Part]);
  const press = (): void => {
    setOpen(true);
    ask();
  };
  return (
    <span ref={place} className={css.bare}>
      {Part ? (
        <Part {...menu} autoFocus trigger={["click"]} open={open} onOpenChange={setOpen}>
          {children}
        </Part>
      ) : (
        cloneElement(children, { onClick: press })
      )}
    </span>
  );
}
