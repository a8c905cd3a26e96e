import type { ReactNode } from "react";
import { useT } from "../locales/provider.tsx";
import { Icon } from "./icon.tsx";
import css from "./pager.module.css";
import { isGap, pagesShown } from "./pages-shown.ts";

/** The pages of a list. `page` counts from 0, as the contract does; people see it from 1. */
export function Pager({ page, size, total, onPage }: { page: number; size: number; total: number; onPage(page: number): void }): ReactNode {
  const t = useT();
  const pages = Math.max(1, Math.ceil(total / size));
  const step = (to: number, key: "before" | "next"): ReactNode => (
    <button type="button" aria-label={t(`pager.${key}`)} title={t(`pager.${key}`)} disabled={to < 0 || to >= pages} onClick={() => onPage(to)}>
      <Icon name={key === "before" ? "back" : "next"} size={12} />
    </button>
  );
  return (
    <nav className={css.pager} aria-label={t("pager.label")}>
      {step(page - 1, "before")}
      {pagesShown(page, pages).map((one) =>
        isGap(one) ? (
          <button
            key={one.key}
            type="button"
            aria-label={t("pager.jump", { n: one.to + 1 })}
            title={t("pager.jump", { n: one.to + 1 })}
            onClick={() => onPage(one.to)}
          >
            …
          </button>
        ) : (
          <button
            key={one}
            type="button"
            aria-label={t("pager.page", { n: one + 1 })}
            aria-current={one === page ? "page" : undefined}
            disabled={total === 0}
            onClick={() => one !== page && onPage(one)}
          >
            {one + 1}
          </button>
        ),
      )}
      {step(page + 1, "next")}
    </nav>
  );
}
