import type { ReactNode } from "react";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { ChannelMark, useChannels } from "../../widgets/channel-mark.tsx";
import css from "./terms.module.css";

interface PlaceListProps {
  shops: Outputs["terms"]["shops"]["shops"];
  chosen: string | null;
  choose(shopId: string | null): void;
}

/** The house first, then its shops with how much each sets itself. */
export function PlaceList({ shops, chosen, choose }: PlaceListProps): ReactNode {
  const t = useT();
  const channels = useChannels();
  // Who only carries parcels answers no buyers.
  const answering = shops.filter(({ channel }) => channels.find(channel)?.hasCases !== false);
  return (
    <nav className={css.places} aria-label={t("terms.places")}>
      <button type="button" aria-pressed={chosen === null} onClick={() => choose(null)}>
        <b>{t("terms.house")}</b>
        <small>{t("terms.houseHint")}</small>
      </button>
      {answering.map((shop) => (
        <button type="button" key={shop.id} aria-pressed={chosen === shop.id} onClick={() => choose(shop.id)}>
          <b>
            <ChannelMark channel={shop.channel} /> {shop.name}
          </b>
          <small>{shop.ownFields > 0 ? t("terms.ownFields", { n: shop.ownFields }) : t("terms.allInherited")}</small>
        </button>
      ))}
    </nav>
  );
}
