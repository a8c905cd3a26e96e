/** A list of things of which one is shown beside it. */
import type { ReactNode } from "react";
import { Panel } from "../ui/parts.tsx";
import css from "./pick-list.module.css";

interface Picked {
  id: string;
  title: string;
  /** How it stands. */
  tag: ReactNode;
  /** What else is told of it, small. */
  about: ReactNode;
}

export function PickList({ rows, shown, pick }: { rows: readonly Picked[]; shown: string | null; pick(id: string): void }): ReactNode {
  return (
    <Panel flush className={css.list}>
      <ul>
        {rows.map(({ id, title, tag, about }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === shown} onClick={() => pick(id)}>
              <span>{title}</span>
              {tag}
              <small>{about}</small>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
