import { Checkbox } from "antd";
import type { ReactNode } from "react";
import type { NoticeKind, Settings } from "../../../main/hub/contract/settings.ts";
import { type SettingsText, settingsTexts } from "../../locales/late/settings.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { Unseen } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import css from "./settings.module.css";

type Notices = Settings["notices"];
interface WaysTableProps {
  kinds: readonly string[];
  ways: readonly string[];
  value: Notices;
  set: (value: Notices) => void;
}

/** By kind, in which ways one is told; what is not in the list is told in no other way. */
export function WaysTable({ kinds, ways, value, set }: WaysTableProps): ReactNode {
  const s = useLate(settingsTexts);
  const t = useT();
  const of = (kind: string): Notices[NoticeKind] => value[kind as NoticeKind];
  return (
    <table className={`${tables.facts} ${css.table} ${css.ways}`}>
      <thead>
        <tr>
          <th>
            <Unseen>{t("table.what")}</Unseen>
          </th>
          {ways.map((way) => (
            <th key={way} scope="col">
              {s(`way.${way}` as SettingsText)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{s(`notice.${kind}` as SettingsText)}</th>
            {ways.map((way) => (
              <td key={way}>
                <Checkbox
                  aria-label={`${s(`notice.${kind}` as SettingsText)} ${s(`way.${way}` as SettingsText)}`}
                  checked={of(kind)[way as "list"]}
                  disabled={way !== "list" && !of(kind).list}
                  onChange={({ target }) => set({ ...value, [kind]: { ...of(kind), [way]: target.checked } })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
