import type { ReactNode } from "react";
import { Icon } from "../../../ui/icon.tsx";
import css from "./first.module.css";

interface StepProps {
  is: "done" | "now" | "later" | "wrong";
  title: string;
  children: ReactNode;
}

/** One of the steps, and how it stands. */
export function Step({ is, title, children }: StepProps): ReactNode {
  return (
    <li className={css.step} data-is={is} aria-current={is === "now" ? "step" : undefined}>
      <span className={css.dot} aria-hidden="true">
        {is === "done" && <Icon name="check" size={12} />}
        {is === "wrong" && <Icon name="cross" size={12} />}
      </span>
      <h3>{title}</h3>
      <div className={css.told}>{children}</div>
    </li>
  );
}
