import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { api, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Page } from "../../ui/parts.tsx";
import { BackToSteps } from "../../widgets/back-to-steps.tsx";
import { ApiKeyDialog } from "./api-key-dialog.tsx";
import { MapPanel } from "./map-panel.tsx";
import { ShopCard } from "./shop-card.tsx";
import { ShopForm } from "./shop-form.tsx";
import css from "./shops.module.css";

type Shop = Outputs["status"]["get"]["shops"][number];

/** Connected seller accounts. The form for each channel is drawn from its manifest. */
export default function ShopsPage(): ReactNode {
  const t = useT();
  const status = useQuery(api.status.get.queryOptions());
  const manifests = useQuery(api.shops.channels.queryOptions({ staleTime: 300_000 }));
  const [edited, setEdited] = useState<Shop | null>(null);
  const [keyFor, setKeyFor] = useState<Shop | null>(null);
  const navigate = useNavigate();
  const { state } = useLocation();
  const channels = manifests.data?.channels ?? [];
  const channelOf = (shop: Shop) => channels.find(({ id }) => id === shop.channel);
  const editedChannel = edited && channelOf(edited);
  const connect = (
    <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => void navigate("/shops/connect", { state })}>
      {t("shops.connect")}
    </Button>
  );
  return (
    <Page title={t("shops.title")} note={<BackToSteps />} tools={connect}>
      <Answer of={status}>
        {({ shops }) =>
          shops.length === 0 ? (
            <Empty title={t("shops.empty")}>
              <span>{t("shops.emptyHint")}</span>
            </Empty>
          ) : (
            <div className={css.cards}>
              {shops.map((shop) => (
                <ShopCard key={shop.id} shop={shop} manifest={channelOf(shop)} edit={() => setEdited(shop)} makeKey={() => setKeyFor(shop)} />
              ))}
            </div>
          )
        }
      </Answer>
      <MapPanel />
      {edited && editedChannel && <ShopForm shop={edited} channel={editedChannel} close={() => setEdited(null)} />}
      {keyFor && <ApiKeyDialog shop={keyFor} close={() => setKeyFor(null)} />}
    </Page>
  );
}
