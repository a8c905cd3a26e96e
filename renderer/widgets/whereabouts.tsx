import type { ReactNode } from "react";
import type { OrderView } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { Icon } from "../ui/icon.tsx";
import { Told } from "../ui/said.tsx";
import css from "./findings.module.css";

/** The answer to "where is my parcel?", before anything else. */
export function Whereabouts({ order }: { order: OrderView }): ReactNode {
  const t = useT();
  return (
    <p className={css.whereabouts}>
      <span>
        <Icon name="truck" size={14} /> {t("timeline.whereabouts")}
      </span>
      <Told zh={order.whereabouts} en={order.en.whereabouts} />
    </p>
  );
}
