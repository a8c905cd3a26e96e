import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { requestKey } from "../../client/change.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { InputProps } from "./draft.ts";
import css from "./terms.module.css";

type Column = "name" | "receiver" | "phone" | "address" | "category" | "text" | "goods" | "asks" | "answer" | "instead" | "say";

interface RowsInputProps<Row> extends InputProps<Row[]> {
  field: string;
  columns: readonly (Column & keyof Row)[];
}

/** Lines of short texts: addresses, warranties, words. */
export function RowsInput<Row extends { [Name in keyof Row]: string }>({ value, change, disabled, faults, field, columns }: RowsInputProps<Row>): ReactNode {
  const t = useT();
  const [keys, setKeys] = useState(() => value.map(requestKey));
  const isWrong = (at: number, column: Column): boolean =>
    faults.some((fault) => fault.field === `${field}.${at}.${column}` || fault.field === `${field}.${at}`);
  const write = (at: number, column: keyof Row, text: string): void => change(value.map((row, index) => (index === at ? { ...row, [column]: text } : row)));
  const remove = (at: number): void => {
    setKeys(keys.filter((_, index) => index !== at));
    change(value.filter((_, index) => index !== at));
  };
  const add = (): void => {
    setKeys([...keys, requestKey()]);
    change([...value, Object.fromEntries(columns.map((column) => [column, ""])) as unknown as Row]);
  };
  return (
    <div className={css.rows}>
      {value.map((row, at) => (
        <div key={keys[at] ?? at} className={css.row} data-columns={columns.length}>
          {columns.map((column) => (
            <Input
              key={column}
              value={row[column]}
              disabled={disabled}
              status={isWrong(at, column) ? "error" : ""}
              placeholder={t(`termsColumn.${column}`)}
              aria-label={t(`termsColumn.${column}`)}
              onChange={(event) => write(at, column, event.target.value)}
            />
          ))}
          {!disabled && (
            <Button
              type="text"
              aria-label={t("terms.removeRow")}
              title={t("terms.removeRow")}
              icon={<Icon name="cross" size={12} />}
              onClick={() => remove(at)}
            />
          )}
        </div>
      ))}
      {value.length === 0 && <span className={css.unknown}>{t("terms.noneHere")}</span>}
      {!disabled && (
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={add}>
          {t("terms.addRow")}
        </Button>
      )}
    </div>
  );
}
