import { type ReactNode, useId } from "react";
import css from "./parts.module.css";

/** A named field of a form; the name leads to whatever takes the id. */
export function Field({ label, children }: { label: ReactNode; children: (id: string) => ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
