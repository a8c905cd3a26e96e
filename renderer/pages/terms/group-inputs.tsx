/** Inputs of fields that have parts. */
import { Checkbox, Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import type { TermsBody } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { InputProps } from "./draft.ts";
import css from "./terms.module.css";

type Part<Field extends keyof TermsBody> = InputProps<NonNullable<TermsBody[Field]>>;

export function FreightInput({ value, change, disabled }: Part<"freight">): ReactNode {
  const t = useT();
  const payers = (["seller", "buyer"] as const).map((payer) => ({ value: payer, label: t(`termsPayer.${payer}`) }));
  return (
    <div className={css.parts}>
      {(["quality", "noReason"] as const).map((reason) => (
        <span key={reason} className={css.part}>
          <span>{t(`termsReason.${reason}`)}</span>
          <Segmented value={value[reason]} disabled={disabled} options={payers} onChange={(payer) => change({ ...value, [reason]: payer })} />
        </span>
      ))}
      <Input
        value={value.text}
        disabled={disabled}
        maxLength={200}
        placeholder={t("terms.freightText")}
        aria-label={t("terms.freightText")}
        onChange={(event) => change({ ...value, text: event.target.value })}
      />
    </div>
  );
}

export function InvoiceInput({ value, change, disabled, faults }: Part<"invoice">): ReactNode {
  const t = useT();
  return (
    <div className={css.parts}>
      <Growing
        most={4}
        maxLength={200}
        value={value.how}
        disabled={disabled}
        status={faults.length > 0 ? "error" : ""}
        placeholder={t("terms.invoiceHow")}
        aria-label={t("terms.invoiceHow")}
        onChange={(event) => change({ ...value, how: event.target.value })}
      />
      <span className={css.number}>
        {t("terms.invoiceWithin")}
        <InputNumber
          min={1}
          max={90}
          precision={0}
          value={value.withinDays}
          disabled={disabled}
          placeholder="–"
          onChange={(withinDays) => change({ ...value, withinDays })}
          aria-label={t("terms.invoiceWithin")}
        />
        {t("terms.days")}
      </span>
    </div>
  );
}

const days = [1, 2, 3, 4, 5, 6, 7] as const;
/** Half hours of a day, its end included. */
const halves = Array.from({ length: 49 }, (_, half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`);

export function HoursInput({ value, change, disabled, faults }: Part<"workingHours">): ReactNode {
  const t = useT();
  // An hour that was kept between two halves stays on the list.
  const hours = [...new Set([...halves, value.from, value.to])].sort().map((hour) => ({ value: hour, label: hour }));
  return (
    <div className={css.parts}>
      <Checkbox.Group
        value={value.days}
        disabled={disabled}
        options={days.map((day) => ({ value: day, label: t(`termsDay.${day}`) }))}
        onChange={(chosen) => chosen.length > 0 && change({ ...value, days: days.filter((day) => chosen.includes(day)) })}
      />
      <span className={css.number}>
        {(["from", "to"] as const).map((end) => (
          <Select
            key={end}
            value={value[end]}
            disabled={disabled}
            options={hours}
            status={faults.length > 0 ? "error" : ""}
            aria-label={t(`termsHour.${end}`)}
            prefix={t(`termsHour.${end}`)}
            onChange={(hour: string) => change({ ...value, [end]: hour })}
          />
        ))}
      </span>
    </div>
  );
}
