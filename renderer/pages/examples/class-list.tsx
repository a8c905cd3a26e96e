import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useT } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { ClassEditor } from "./class-editor.tsx";
import css from "./examples.module.css";

interface ClassListProps {
  byLabel: readonly { label: string; accepted: number; candidate: number }[] | undefined;
  chosen: string | undefined;
  choose: (label: string | undefined) => void;
}

/** How many examples each class has: the filter and the chart in one. */
export function ClassList({ byLabel = [], chosen, choose }: ClassListProps): ReactNode {
  const t = useT();
  const classes = useClasses();
  const [editing, setEditing] = useState(false);
  const counts = new Map(byLabel.map((row) => [row.label, row]));
  const ids = [...new Set([...classes.list.map((entry) => entry.id), ...counts.keys()])];
  const most = Math.max(1, ...byLabel.map((row) => row.accepted + row.candidate));
  const tools = (
    <Button type="text" size="small" onClick={() => setEditing(true)}>
      {t("examples.editClasses")}
    </Button>
  );
  return (
    <Panel title={t("examples.classes")} tools={tools} flush className={css.classes}>
      <ul>
        <li>
          <button type="button" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
            <span>{t("examples.all")}</span>
          </button>
        </li>
        {ids.map((id) => {
          const row = counts.get(id) ?? { accepted: 0, candidate: 0 };
          return (
            <li key={id}>
              <button type="button" aria-pressed={chosen === id} onClick={() => choose(chosen === id ? undefined : id)}>
                <span>{classes.title(id)}</span>
                <small>
                  {count(row.accepted)}
                  {row.candidate > 0 && <em> +{count(row.candidate)}</em>}
                </small>
                <i>
                  <b style={{ width: `${(row.accepted / most) * 100}%` }} />
                  <b data-kind="candidate" style={{ width: `${(row.candidate / most) * 100}%` }} />
                </i>
              </button>
            </li>
          );
        })}
      </ul>
      {editing && <ClassEditor list={classes.list} close={() => setEditing(false)} />}
    </Panel>
  );
}
