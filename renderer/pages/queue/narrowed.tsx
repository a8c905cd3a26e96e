import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import type { FilterFieldsProps } from "./filter-fields.tsx";
import css from "./queue.module.css";

/** By what an address narrows the list besides, each with a way to let it go. */
export function Narrowed({ filter: { only, who }, set }: FilterFieldsProps): ReactNode {
  const t = useT();
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000, enabled: who !== undefined && who !== "nobody" }));
  if (!only && !who) return null;
  const name = who === "nobody" ? t("queue.nobody") : bareName(people.data?.rows.find(({ id }) => id === who)?.name ?? t("queue.somebody"));
  return (
    <div className={css.narrowed}>
      {only && (
        <Button size="small" onClick={() => set({ only: undefined })}>
          {t(`burning.${only}`)} <Icon name="cross" size={12} />
        </Button>
      )}
      {who && (
        <Button size="small" onClick={() => set({ who: undefined })}>
          {t("queue.whose", { name })} <Icon name="cross" size={12} />
        </Button>
      )}
    </div>
  );
}
