/** The flag that a seller put on an order at its channel, with its colour's name: nobody tells it by colour alone. */
import type { ReactNode } from "react";
import type { OrderView } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import css from "./flag.module.css";

export function Flag({ colour }: { colour: NonNullable<OrderView["sellerFlag"]> }): ReactNode {
  const t = useT();
  return (
    <span className={css.flag} data-colour={colour}>
      {t(`flag.${colour}`)}
    </span>
  );
}
