import { Button, Checkbox, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Delimiter, FileForm as Form, ImportView, TextEncoding } from "../../../main/hub/contract/imports.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { importsTexts } from "../../locales/late/imports.ts";
import { useLate } from "../../locales/late.ts";
import { Field } from "../../ui/field.tsx";
import { Panel } from "../../ui/parts.tsx";
import css from "./imports.module.css";

const encodings: readonly TextEncoding[] = ["utf-8", "gb18030", "utf-16le", "utf-16be"];
const delimiters = [
  [",", "delimiter.comma"],
  ["\t", "delimiter.tab"],
  [";", "delimiter.semicolon"],
  ["|", "delimiter.bar"],
] as const satisfies readonly (readonly [Delimiter, string])[];

/** How the file was found to be written: corrected here it is read anew. */
export function FileForm({ view }: { view: ImportView }): ReactNode {
  return view.file ? <Editor view={view} found={view.file} /> : null;
}

function Editor({ view, found }: { view: ImportView; found: Form }): ReactNode {
  const s = useLate(importsTexts);
  const [form, setForm] = useState(found);
  const change = (part: Partial<Form>): void => setForm({ ...form, ...part });
  // With another file, sheet or encoding the header may stand elsewhere.
  const header = form.headerFrom === found.headerFrom && form.headerTo === found.headerTo ? {} : { headerFrom: form.headerFrom, headerTo: form.headerTo };
  const look = useChange({
    call: () =>
      hub.imports.look({
        importId: view.id,
        ...(form.member === null ? {} : { member: form.member }),
        ...(form.sheet === null ? {} : { sheet: form.sheet }),
        ...(form.encoding === null ? {} : { encoding: form.encoding }),
        ...(form.delimiter === null ? {} : { delimiter: form.delimiter }),
        ...header,
      }),
  });
  const isMoved = JSON.stringify(form) !== JSON.stringify(found);
  return (
    <Panel title={s("form")}>
      <div className={css.choices}>
        {form.members.length > 1 && (
          <Field label={s("member")}>
            {(id) => (
              <Select
                id={id}
                className={css.shop}
                value={form.member}
                options={form.members.map((value) => ({ value, label: value }))}
                onChange={(member) => change({ member })}
              />
            )}
          </Field>
        )}
        {form.sheets.length > 1 && (
          <Field label={s("sheet")}>
            {(id) => (
              <Select
                id={id}
                className={css.shop}
                value={form.sheet}
                options={form.sheets.map((value) => ({ value, label: value }))}
                onChange={(sheet) => change({ sheet })}
              />
            )}
          </Field>
        )}
        {form.encoding !== null && (
          <Field label={s("encoding")}>
            {(id) => (
              <Select
                id={id}
                className={css.short}
                value={form.encoding}
                options={encodings.map((value) => ({ value, label: s(`encoding.${value}`) }))}
                onChange={(encoding) => change({ encoding })}
              />
            )}
          </Field>
        )}
        {form.delimiter !== null && (
          <Field label={s("delimiter")}>
            {(id) => (
              <Select
                id={id}
                className={css.short}
                value={form.delimiter}
                options={delimiters.map(([value, key]) => ({ value, label: s(key) }))}
                onChange={(delimiter) => change({ delimiter })}
              />
            )}
          </Field>
        )}
        <Field label={s("header")}>
          {(id) => (
            <span className={css.header}>
              <InputNumber
                id={id}
                min={1}
                max={1_000}
                value={form.headerFrom}
                onChange={(row) => row && change({ headerFrom: row, headerTo: row + form.headerTo - form.headerFrom })}
              />
              <Checkbox checked={form.headerTo > form.headerFrom} onChange={(event) => change({ headerTo: form.headerFrom + (event.target.checked ? 1 : 0) })}>
                {s("headerTwo")}
              </Checkbox>
            </span>
          )}
        </Field>
        {(isMoved || view.state === "failed") && (
          <Button className={css.again} loading={look.isPending} onClick={() => look.mutate(undefined)}>
            {s("look")}
          </Button>
        )}
      </div>
    </Panel>
  );
}
