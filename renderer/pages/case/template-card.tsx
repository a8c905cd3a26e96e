import { Checkbox } from "antd";
import type { ReactNode } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { Panel } from "../../ui/parts.tsx";
import { Told } from "../../ui/said.tsx";
import css from "./cards.module.css";

/** The platform's own rules for this kind of case, as a list to go through. Ticks are a help to the eye and are not kept. */
export function TemplateCard({ template }: { template: CasePage["template"] }): ReactNode {
  const t = useT();
  if (template.points.length === 0) return null;
  return (
    <Panel title={t("template.title")} note={<Told {...template.title} />}>
      <ul className={css.template}>
        {template.points.map((point) => (
          <li key={point.zh}>
            <Checkbox>
              <Told {...point} />
            </Checkbox>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
