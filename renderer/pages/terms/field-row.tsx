import { Button } from "antd";
import type { ReactNode } from "react";
import type { TermsBody, TermsField } from "../../../main/hub/contract/index.ts";
import { termsFields } from "../../../main/hub/contract/terms-names.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { type Tone as Colour, Tag } from "../../ui/parts.tsx";
import { beginning, changed, type Draft, type Kept, type Shown } from "./draft.ts";
import { FieldInput } from "./field-input.tsx";
import css from "./terms.module.css";

interface FieldRowProps {
  field: TermsField;
  kept: Kept;
  draft: Draft | null;
  shown: Shown;
  setDraft(draft: Draft | null): void;
  mayEdit: boolean;
}

/** One field: what it is for, its value here or where it comes from instead, and what buyers read because of it. */
export function FieldRow({ field, kept, draft, shown, setDraft, mayEdit }: FieldRowProps): ReactNode {
  const { t, language } = useLocale();
  const body = draft?.body ?? kept.body;
  const own = body[field];
  const set = (value: TermsBody[TermsField]): void => setDraft(changed(draft ?? { base: kept, body: kept.body }, field, value));
  const faults = shown.faults.filter((fault) => fault.field === field || fault.field.startsWith(`${field}.`));
  const value = own ?? shown.holds[field];
  return (
    <section className={css.field} data-fault={faults.length > 0 ? "" : undefined}>
      <div className={css.what}>
        <h3>
          {termsFields[field][language]} <OriginTag origin={shown.origin[field] ?? "unset"} isHouse={kept.shopId === null} />
        </h3>
        <p>{t(`termsUse.${field}`)}</p>
        {mayEdit && (
          <Button size="small" type="link" onClick={() => set(own === null ? beginning(field, shown.holds) : null)}>
            {own === null ? t(kept.shopId === null ? "terms.set" : "terms.setHere") : t(kept.shopId === null ? "terms.unset" : "terms.inherit")}
          </Button>
        )}
      </div>
      <div className={css.value}>
        {value === null ? (
          <span className={css.unknown}>{t("terms.unknown")}</span>
        ) : (
          <FieldInput field={field} value={value} change={set} disabled={!mayEdit || own === null} faults={faults} label={termsFields[field][language]} />
        )}
        {faults.map((fault) => (
          <em key={fault.field + fault.zh}>{fault[language]}</em>
        ))}
        <Read sentences={shown.previews.filter((preview) => preview.field === field).map(({ sentence }) => sentence)} />
      </div>
    </section>
  );
}

const colours: Readonly<Record<string, Colour>> = { shop: "accent", house: "info", law: "plain", usual: "plain", unset: "warn" };

function OriginTag({ origin, isHouse }: { origin: Shown["origin"][string]; isHouse: boolean }): ReactNode {
  const t = useT();
  return (
    <Tag tone={isHouse && origin === "house" ? "accent" : (colours[origin] ?? "plain")}>
      {t(isHouse && origin === "house" ? "terms.setByHouse" : `termsOrigin.${origin}`)}
    </Tag>
  );
}

/** What buyers read, word for word. */
function Read({ sentences }: { sentences: readonly string[] }): ReactNode {
  const t = useT();
  if (sentences.length === 0) return null;
  return (
    <div className={css.read}>
      <small>{t("terms.read")}</small>
      <div>
        {sentences.map((sentence) => (
          <q key={sentence}>{sentence}</q>
        ))}
      </div>
    </div>
  );
}
