import { Button } from "antd";
import type { ReactNode } from "react";
import type { MappedField, MappingPart, MappingPreview, OurField } from "../../../main/hub/contract/mappings.ts";
import type { LeafAt } from "../../../main/hub/kernel/json-leaves.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { Panel } from "../../ui/parts.tsx";
import { withField } from "./draft.ts";
import { FieldRow } from "./field-row.tsx";
import css from "./mapping.module.css";

interface FieldsProps {
  part: MappingPart;
  ours: readonly OurField[];
  leaves: readonly LeafAt[];
  unknown: MappingPreview["unknown"];
  wrongField: string | null;
  active: string | null;
  activate: (field: string) => void;
  change: (fields: MappedField[]) => void;
  recognise: (() => Promise<void>) | undefined;
}

/** Our fields, each with where it comes from. */
export function Fields({ part, ours, leaves, unknown, wrongField, active, activate, change, recognise }: FieldsProps): ReactNode {
  const s = useLate(mappingTexts);
  return (
    <Panel
      title={s("fields")}
      note={s("fieldsNote", { n: part.fields.length })}
      flush
      className={css.panel}
      tools={
        <Button size="small" disabled={!recognise} onClick={() => void recognise?.()}>
          {s("recognise")}
        </Button>
      }
    >
      <ul className={css.fields}>
        {ours.map((field) => (
          <FieldRow
            key={`${part.kind}.${field.field}`}
            field={field}
            told={part.fields.find((told) => told.field === field.field)}
            leaves={leaves}
            unknown={unknown.filter((word) => word.field === field.field)}
            isWrong={wrongField === field.field}
            isActive={active === field.field}
            activate={() => activate(field.field)}
            change={(told) => change(withField(part, ours, told ?? { field: field.field, gone: true }))}
          />
        ))}
      </ul>
    </Panel>
  );
}
