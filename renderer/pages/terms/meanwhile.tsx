import { Button } from "antd";
import type { ReactNode } from "react";
import type { TermsField } from "../../../main/hub/contract/index.ts";
import { termsFields } from "../../../main/hub/contract/terms-names.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import { type Draft, differing, type Kept, type Shown } from "./draft.ts";
import css from "./terms.module.css";

interface MeanwhileProps {
  kept: Kept;
  draft: Draft;
  shown: Shown;
  dropMine(): void;
  keepMine(): void;
}

/** Somebody else saved while this was being changed: what differs, and whose word is to count. */
export function Meanwhile({ kept, draft, shown, dropMine, keepMine }: MeanwhileProps): ReactNode {
  const { t, language } = useLocale();
  const toldBy = useToldBy();
  const said = (from: Pick<Shown, "previews">, field: TermsField): string =>
    from.previews
      .filter((preview) => preview.field === field)
      .map(({ sentence }) => sentence)
      .join(" ");
  return (
    <section className={css.meanwhile} role="alert">
      <p>
        <Icon name="warn" /> {t("terms.meanwhile", { by: toldBy(kept.updatedBy ?? "system") })}
      </p>
      <dl>
        {differing(kept.body, draft.body).map((field) => (
          <div key={field}>
            <dt>{termsFields[field][language]}</dt>
            <dd>
              {t("terms.theirs")} {said(kept, field) || t("terms.differs")}
            </dd>
            <dd>
              {t("terms.mine")} {said(shown, field) || t("terms.differs")}
            </dd>
          </div>
        ))}
      </dl>
      <div className={css.choices}>
        <Button onClick={dropMine}>{t("terms.useTheirs")}</Button>
        <Button type="primary" onClick={keepMine}>
          {t("terms.useMine")}
        </Button>
      </div>
    </section>
  );
}
