import type { ReactNode } from "react";
import type { CasePage, OrderView } from "../../main/hub/contract/index.ts";
import { asWritten } from "../../main/hub/kernel/said.ts";
import { useT } from "../locales/provider.tsx";
import { money } from "../ui/format.ts";
import { Tag } from "../ui/parts.tsx";
import { Sentence, Told, Written } from "../ui/said.tsx";
import { Copyable } from "./copyable.tsx";
import css from "./order-facts.module.css";

/** What was bought; lines that the case is about are marked, those a newer version of the order no longer has are struck through. */
export function Lines({ order, about }: { order: OrderView; about?: CasePage["case"] }): ReactNode {
  const t = useT();
  // A case names lines as its channel does.
  const isMarked = (line: OrderView["lines"][number]): boolean => about?.lineIds.some((id) => id === line.channelLineId || id === line.id) ?? false;
  return (
    <ul className={css.lines}>
      {order.lines.map((line) => (
        <li key={line.id} data-marked={isMarked(line) ? "" : undefined} data-taken-out={line.takenOut ? "" : undefined}>
          <p title={line.title}>
            <Written>{line.title}</Written>
          </p>
          <span>
            <Written>{line.spec}</Written> ×{line.quantity} · <Written>{line.sku}</Written>
          </span>
          <b>{money(line.paidFen)}</b>
          {line.takenOut && <small>{t("facts.takenOut")}</small>}
          {about?.lineQuantities[line.channelLineId] !== undefined && (
            <small>{t("facts.piecesOf", { pieces: about.lineQuantities[line.channelLineId] ?? 0, all: line.quantity })}</small>
          )}
          {line.gift && <small>{t("facts.gift")}</small>}
          {line.refundedFen > 0 && <small>{t("facts.refundedOf", { amount: money(line.refundedFen) })}</small>}
        </li>
      ))}
    </ul>
  );
}

export function Parcels({ parcels }: { parcels: OrderView["parcels"] }): ReactNode {
  const t = useT();
  if (parcels.length === 0) return null;
  return (
    <ul className={css.parcels}>
      {parcels.map((parcel) => (
        <li key={parcel.id}>
          <span>
            <Tag tone={parcel.direction === "return" ? "warn" : "plain"}>{t(`direction.${parcel.direction}`)}</Tag>{" "}
            <Told zh={parcel.carrierName} en={parcel.en.carrierName} />
          </span>
          <Copyable text={parcel.waybill} />
          {parcel.replacedBy !== null && <small>{t("facts.replacedBy", { waybill: parcel.replacedBy })}</small>}
          {parcel.lastPlace && (
            <small>
              <Sentence text={t("facts.lastPlace", { place: asWritten(parcel.lastPlace) })} />
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
