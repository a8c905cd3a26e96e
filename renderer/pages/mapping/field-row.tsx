import { Button, Input, Select } from "antd";
import { type DragEvent, type ReactNode, useState } from "react";
import { type MappedField, type MappingPreview, mappedUnits, type OurField, timeForms } from "../../../main/hub/contract/mappings.ts";
import type { LeafAt } from "../../../main/hub/kernel/json-leaves.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tag } from "../../ui/parts.tsx";
import { zones } from "../../widgets/zones.ts";
import { firstTold } from "./draft.ts";
import css from "./mapping.module.css";
import { LEAF } from "./tree.tsx";
import { Words } from "./words.tsx";

interface RowProps {
  field: OurField;
  told: MappedField | undefined;
  leaves: readonly LeafAt[];
  unknown: MappingPreview["unknown"];
  isWrong: boolean;
  isActive: boolean;
  activate: () => void;
  change: (told: MappedField | undefined) => void;
}

/** One field of ours: a value is dropped here, chosen from the list, or the same for all records. */
export function FieldRow({ field, told, leaves, unknown, isWrong, isActive, activate, change }: RowProps): ReactNode {
  const s = useLate(mappingTexts);
  const { language } = useLocale();
  const name = field.name[language];
  const from = (path: string): void => change({ ...(told ?? firstTold(field, path)), path, constant: null });
  const { isOver, target } = useDrop(from);
  const isConstant = told !== undefined && told.constant !== null;
  return (
    <li className={css.field} data-over={isOver} data-wrong={isWrong} data-active={isActive} data-mapped={told !== undefined} {...target} onFocus={activate}>
      <span className={css.name}>
        {name} {isOver && <b className={css.drop}>{s("dropHere")}</b>} {field.needed && <Tag tone={told ? "plain" : "warn"}>{s("needed")}</Tag>}
      </span>
      <span className={css.from}>
        {isConstant ? (
          <Constant field={field} value={told.constant ?? ""} set={(constant) => change({ ...told, path: null, constant })} />
        ) : (
          <Place name={name} told={told} leaves={leaves} from={from} />
        )}
        <Button
          size="small"
          type="text"
          aria-label={`${name}: ${isConstant ? s("usePath") : s("useConstant")}`}
          title={isConstant ? s("usePath") : s("useConstant")}
          icon={<Icon name={isConstant ? "back" : "edit"} size={13} />}
          onClick={() => change(isConstant ? undefined : { field: field.field, path: null, constant: field.words[0]?.value ?? "" })}
        />
        {told && (
          <Button
            size="small"
            type="text"
            aria-label={`${name}: ${s("clear")}`}
            title={s("clear")}
            icon={<Icon name="cross" size={12} />}
            onClick={() => change(undefined)}
          />
        )}
      </span>
      {told && !isConstant && <Forms field={field} told={told} change={change} />}
      {told && !isConstant && field.words.length > 0 && (
        <Words field={field} told={told} unknown={unknown} values={valuesAt(leaves, told.path)} change={change} />
      )}
    </li>
  );
}

const valuesAt = (leaves: readonly LeafAt[], path: string | null): readonly string[] => leaves.find((leaf) => leaf.path === path)?.values ?? [];

function Place({
  name,
  told,
  leaves,
  from,
}: {
  name: string;
  told: MappedField | undefined;
  leaves: readonly LeafAt[];
  from: (path: string) => void;
}): ReactNode {
  const s = useLate(mappingTexts);
  const known = leaves
    .filter(({ path }) => path !== "")
    .map(({ path, values }) => ({ value: path, label: values[0] === undefined ? path : `${path} · ${values[0].slice(0, 30)}` }));
  const path = told?.path ?? null;
  const options = path === null || known.some(({ value }) => value === path) ? known : [{ value: path, label: path }, ...known];
  return (
    <Select
      className={css.place}
      aria-label={`${name}: ${s("from")}`}
      value={path}
      placeholder={s("fromPlaceholder")}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      options={options}
      onChange={from}
    />
  );
}

function Constant({ field, value, set }: { field: OurField; value: string; set: (value: string) => void }): ReactNode {
  const s = useLate(mappingTexts);
  const { language } = useLocale();
  const label = `${field.name[language]}: ${s("constant")}`;
  if (field.words.length > 0)
    return (
      <Select
        className={css.place}
        aria-label={label}
        value={value}
        options={field.words.map((word) => ({ value: word.value, label: word.name[language] }))}
        onChange={set}
      />
    );
  return (
    <Input className={css.place} aria-label={label} value={value} maxLength={100} placeholder={s("constant")} onChange={({ target }) => set(target.value)} />
  );
}

/** Unit, form and zone, of the fields that have them. */
function Forms({ field: { name, reads }, told, change }: { field: OurField; told: MappedField; change: (told: MappedField) => void }): ReactNode {
  const s = useLate(mappingTexts);
  const { language } = useLocale();
  const units = mappedUnits.filter((unit) => (reads === "money" ? unit === "yuan" || unit === "fen" : reads === "weight" && (unit === "kg" || unit === "g")));
  const [first] = units;
  if (!first && reads !== "time") return null;
  return (
    <span className={css.forms}>
      {first && (
        <Select
          size="small"
          aria-label={`${name[language]}: ${s("unit")}`}
          value={told.unit ?? (reads === "money" ? "yuan" : "g")}
          options={units.map((value) => ({ value, label: s(`unit.${value}`) }))}
          onChange={(unit) => change({ ...told, unit })}
        />
      )}
      {reads === "time" && (
        <>
          <Select
            size="small"
            aria-label={`${name[language]}: ${s("form")}`}
            value={told.form ?? "auto"}
            options={timeForms.map((value) => ({ value, label: s(`form.${value}`) }))}
            onChange={(form) => change({ ...told, form })}
          />
          <Select
            size="small"
            aria-label={`${name[language]}: ${s("zone")}`}
            value={told.zone ?? "Asia/Shanghai"}
            options={zones.map((value) => ({ value, label: s(`zone.${value}`) }))}
            onChange={(zone) => change({ ...told, zone })}
          />
        </>
      )}
    </span>
  );
}

/** A place for values of the sample. */
function useDrop(dropped: (path: string) => void): { isOver: boolean; target: object } {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (!event.dataTransfer.types.includes(LEAF)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setOver(true);
      },
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) => {
        // Onto a part of the same row it has not left.
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        setOver(false);
        const path = event.dataTransfer.getData(LEAF);
        if (path === "") return;
        event.preventDefault();
        dropped(path);
      },
    },
  };
}
