/** The fields that a kind of action declares, drawn alike for all of them. */
import { Checkbox, Input, Select } from "antd";
import type { ReactNode } from "react";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import type { ActionKindTold } from "../../widgets/action-kinds.ts";

type Fields = ActionKindTold["asks"]["fields"];
export type FieldValues = Readonly<Record<string, string>>;

/** What stands in them before anybody fills anything in. */
export function firstValues(fields: Fields): FieldValues {
  return Object.fromEntries(fields.flatMap(({ id, first }) => (first === null ? [] : [[id, first]])));
}

/** Whether all that must be filled in is. */
export function areFilled(fields: Fields, values: FieldValues): boolean {
  return fields.every(({ id, required }) => !required || (values[id] ?? "").trim() !== "");
}

export function ActionFields({ fields, values, set }: { fields: Fields; values: FieldValues; set: (values: FieldValues) => void }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  return fields.map(({ id, label, kind, options, required }) => {
    const put = (value: string): void => set({ ...values, [id]: value });
    const told = options.map((option) => ({ value: option.id, label: option.label[language] }));
    const name = required ? label[language] : `${label[language]}${t("field.may")}`;
    if (kind === "choices")
      return (
        <Field key={id} label={name}>
          {(field) => (
            <div id={field}>
              <Checkbox.Group options={told} value={(values[id] ?? "").split(",")} onChange={(chosen) => put(chosen.filter(Boolean).join(","))} />
            </div>
          )}
        </Field>
      );
    return (
      <Field key={id} label={name}>
        {(field) =>
          kind === "text" ? (
            <Input id={field} value={values[id] ?? ""} maxLength={60} onChange={(event) => put(event.target.value)} />
          ) : (
            <Select
              id={field}
              value={values[id] || undefined}
              placeholder={t("field.choose")}
              allowClear={!required}
              onChange={(value: string | undefined) => put(value ?? "")}
              options={told}
            />
          )
        }
      </Field>
    );
  });
}
