import type { ReactNode } from "react";
import type { Outputs } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import css from "./shops.module.css";

type Channel = Outputs["shops"]["channels"]["channels"][number];

/** A simulated shop of the demonstration that can be connected, and what has to be typed for it. */
export function OfferedShop({ of, settings }: { of: NonNullable<Channel["offered"]>; settings: Channel["settings"] }): ReactNode {
  const { t, language } = useLocale();
  const typed = settings.flatMap(({ key, label }) => (of.values[key] ? [{ key, label: label[language], value: of.values[key] }] : []));
  return (
    <section className={css.offered}>
      <p>{t("shops.offered", { name: of.name })}</p>
      <dl>
        {typed.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <Copyable text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
