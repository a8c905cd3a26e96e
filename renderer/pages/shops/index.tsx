import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
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
  const [edited, setEdited] = useState<Shop | "new" | null>(null);
  const [keyFor, setKeyFor] = useState<Shop | null>(null);
  const channels = manifests.data?.channels ?? [];
  return (
    <Page
      title={t("shops.title")}
      note={<BackToSteps />}
      tools={
        <Button type="primary" disabled={channels.length === 0} icon={<Icon name="plus" size={14} />} onClick={() => setEdited("new")}>
          {t("shops.connect")}
        </Button>
      }
    >
      <Answer of={status}>
        {({ shops }) =>
          shops.length === 0 ? (
            <Empty title={t("shops.empty")}>
              <span>{t("shops.emptyHint")}</span>
            </Empty>
          ) : (
            <div className={css.cards}>
              {shops.map((shop) => (
                <ShopCard
                  key={shop.id}
                  shop={shop}
                  manifest={channels.find((channel) => channel.id === shop.channel)}
                  edit={() => setEdited(shop)}
                  makeKey={() => setKeyFor(shop)}
                />
              ))}
            </div>
          )
        }
      </Answer>
      <MapPanel />
      {edited && <ShopForm shop={edited === "new" ? null : edited} channels={channels} close={() => setEdited(null)} />}
      {keyFor && <ApiKeyDialog shop={keyFor} close={() => setKeyFor(null)} />}
    </Page>
  );
}
