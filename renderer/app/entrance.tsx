import type { FormEvent, ReactNode } from "react";
import { hubTitle } from "./shell/hub-title.ts";
import { Mark } from "./shell/mark.tsx";
import css from "./sign-in.module.css";

/** The card on which somebody comes in: sign-in, invitation. */
export function Entrance(props: {
  hubName: string;
  title?: string;
  hint?: ReactNode;
  problem: string | null;
  submit: () => void;
  children: ReactNode;
}): ReactNode {
  return (
    <div className={css.page}>
      <form
        className={css.card}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          props.submit();
        }}
      >
        <Mark size={44} />
        <h1>{props.title ?? hubTitle(props.hubName)}</h1>
        {props.hint && <p>{props.hint}</p>}
        {props.problem && (
          <p className={css.problem} role="alert">
            {props.problem}
          </p>
        )}
        {props.children}
      </form>
    </div>
  );
}
