import { Button, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { ImportView } from "../../../main/hub/contract/imports.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { importsTexts } from "../../locales/late/imports.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import whole from "../../widgets/whole-list.module.css";
import { zones } from "../../widgets/zones.ts";
import css from "./imports.module.css";

/** What each column means, with its first cells; corrected here, and remembered for the shop. */
export function Columns({ view, begun }: { view: ImportView; begun: () => void }): ReactNode {
  const s = useLate(importsTexts);
  const { language, t } = useLocale();
  const [meant, setMeant] = useState<ReadonlyMap<number, string>>(
    () => new Map(view.columns.flatMap(({ index, field }) => (field === null ? [] : [[index, field] as const]))),
  );
  const [zone, setZone] = useState(view.zone);
  const plan = useChange({
    call: () => hub.imports.plan({ importId: view.id, zone, columns: [...meant].map(([index, field]) => ({ index, field })) }),
    after: begun,
  });
  const taken = new Set(meant.values());
  const missing = view.fields.filter(({ field, needed }) => needed && !taken.has(field));
  const set = (index: number, field: string | null): void => {
    // A meaning has one column: chosen for another it leaves the first.
    const next = new Map([...meant].filter(([at, other]) => at !== index && other !== field));
    if (field !== null) next.set(index, field);
    setMeant(next);
  };
  const nameOf = ({ name, needed }: ImportView["fields"][number]): string => (needed ? `${name[language]} · ${s("needed")}` : name[language]);
  return (
    <Panel
      flush
      title={s("columns")}
      note={view.remembered ? s("remembered") : s("columnsNote", { known: meant.size, all: view.columns.length })}
      tools={
        <Button type="primary" disabled={missing.length > 0} loading={plan.isPending} onClick={() => plan.mutate(undefined)}>
          {s("preview")}
        </Button>
      }
    >
      {view.warnings.map((warning) => (
        <p key={warning.zh} className={css.warning} role="alert">
          {warning[language]}
        </p>
      ))}
      {missing.length > 0 && (
        <p className={css.warning} role="alert">
          {s("missing", { names: missing.map(({ name }) => name[language]).join(t("format.and")) })}
        </p>
      )}
      <div className={css.zone}>
        <Field label={s("zone")}>
          {(id) => (
            <Select id={id} className={css.shop} value={zone} options={zones.map((value) => ({ value, label: s(`zone.${value}`) }))} onChange={setZone} />
          )}
        </Field>
      </div>
      <div className={css.scroll}>
        <table className={`${tables.heads} ${whole.table}`}>
          <thead>
            <tr>
              <th>{s("colColumn")}</th>
              <th>{s("colMeans")}</th>
              <th>{s("colSamples")}</th>
            </tr>
          </thead>
          <tbody>
            {view.columns.map(({ index, name, samples, twice }) => (
              <tr key={index} data-unused={!meant.has(index)}>
                <td>
                  <b>
                    <Written>{name === "" ? `#${index + 1}` : name}</Written>
                  </b>{" "}
                  {twice && <Tag tone="warn">{s("twice")}</Tag>}
                </td>
                <td>
                  <Select
                    className={css.means}
                    aria-label={`${s("colMeans")} ${name}`}
                    value={meant.get(index) ?? ""}
                    showSearch={{ optionFilterProp: "label" }}
                    options={[{ value: "", label: s("unused") }, ...view.fields.map((field) => ({ value: field.field, label: nameOf(field) }))]}
                    onChange={(field) => set(index, field === "" ? null : field)}
                  />
                </td>
                <td className={css.samples}>
                  {samples.slice(0, 3).map((sample, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity and never move
                    <span key={at}>
                      <Written>{sample}</Written>
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
