import { Checkbox, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import type { TermsBody, TermsField } from "../../../main/hub/contract/index.ts";
import { promisedDeeds } from "../../../main/hub/contract/lists.ts";
import { useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { InputProps } from "./draft.ts";
import { FreightInput, HoursInput, InvoiceInput } from "./group-inputs.tsx";
import { RowsInput } from "./rows-input.tsx";
import css from "./terms.module.css";

type Inputs = { [Field in TermsField]: (props: InputProps<NonNullable<TermsBody[Field]>>) => ReactNode };

const inputs: Inputs = {
  returnAddresses: (props) => <RowsInput {...props} field="returnAddresses" columns={["name", "receiver", "phone", "address"]} />,
  freight: FreightInput,
  invoice: InvoiceInput,
  workingHours: HoursInput,
  answerWithinHours: (props) => <NumberInput {...props} least={1} most={720} unit="terms.hours" />,
  returnDays: (props) => <NumberInput {...props} least={0} most={365} unit="terms.days" />,
  priceProtectionDays: (props) => <NumberInput {...props} least={1} most={365} unit="terms.days" />,
  warranty: (props) => <RowsInput {...props} field="warranty" columns={["category", "text"]} />,
  install: ({ value, change, disabled, label }) => (
    <Growing most={4} maxLength={200} value={value} disabled={disabled} aria-label={label} onChange={(event) => change(event.target.value)} />
  ),
  goodsNotes: (props) => <RowsInput {...props} field="goodsNotes" columns={["goods", "asks", "answer"]} />,
  mayPromise: DeedsInput,
  tone: ToneInput,
  houseWords: (props) => <RowsInput {...props} field="houseWords" columns={["instead", "say"]} />,
  forbiddenWords: ({ value, change, disabled, label }) => (
    <Select
      mode="tags"
      className={css.words}
      open={false}
      suffixIcon={null}
      aria-label={label}
      value={value}
      disabled={disabled}
      tokenSeparators={[",", "，", "、", " "]}
      onChange={change}
    />
  ),
  strictReplies: StrictInput,
};

/** The input of a field; which value belongs to which field is known by the field alone. */
export function FieldInput({ field, ...props }: InputProps<NonNullable<TermsBody[TermsField]>> & { field: TermsField }): ReactNode {
  const Chosen = inputs[field] as (props: InputProps<NonNullable<TermsBody[TermsField]>>) => ReactNode;
  return <Chosen {...props} />;
}

function NumberInput({
  value,
  change,
  disabled,
  label,
  least,
  most,
  unit,
}: InputProps<number> & { least: number; most: number; unit: "terms.hours" | "terms.days" }): ReactNode {
  const t = useT();
  return (
    <span className={css.number}>
      <InputNumber
        min={least}
        max={most}
        precision={0}
        value={value}
        disabled={disabled}
        aria-label={label}
        onChange={(next) => next !== null && change(next)}
      />
      {t(unit)}
    </span>
  );
}

function DeedsInput({ value, change, disabled }: InputProps<NonNullable<TermsBody["mayPromise"]>>): ReactNode {
  const t = useT();
  return (
    <Checkbox.Group
      value={value}
      disabled={disabled}
      options={promisedDeeds.map((deed) => ({ value: deed, label: t(`termsDeed.${deed}`) }))}
      onChange={(chosen) => change(promisedDeeds.filter((deed) => chosen.includes(deed)))}
    />
  );
}

function ToneInput({ value, change, disabled }: InputProps<NonNullable<TermsBody["tone"]>>): ReactNode {
  const t = useT();
  const options = (["plain", "warm", "formal"] as const).map((tone) => ({ value: tone, label: t(`termsTone.${tone}`) }));
  return <Segmented value={value} disabled={disabled} options={options} onChange={change} />;
}

function StrictInput({ value, change, disabled }: InputProps<boolean>): ReactNode {
  const t = useT();
  const options = [
    { value: "warn", label: t("terms.warnOnly") },
    { value: "stop", label: t("terms.stop") },
  ];
  return <Segmented value={value ? "stop" : "warn"} disabled={disabled} options={options} onChange={(next) => change(next === "stop")} />;
}
