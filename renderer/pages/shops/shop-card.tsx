import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import type { Translate } from "../../locales/text.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { Authorisation } from "../../widgets/authorisation.tsx";
import { ChannelMark, useChannels } from "../../widgets/channel-mark.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import { mappingPath } from "../../widgets/mapping-link.ts";
import { PauseShop } from "../../widgets/pause-shop.tsx";
import { ShopState } from "../../widgets/shop-state.tsx";
import { ShopToday } from "../../widgets/shop-today.tsx";
import { AuthoriseButton } from "./authorise-button.tsx";
import { ShopKeys } from "./shop-keys.tsx";
import css from "./shops.module.css";

interface ShopCardProps {
  shop: Outputs["status"]["get"]["shops"][number];
  manifest: Outputs["shops"]["channels"]["channels"][number] | undefined;
  edit: () => void;
  makeKey: () => void;
}

export function ShopCard({ shop, manifest, edit, makeKey }: ShopCardProps): ReactNode {
  const t = useT();
  const channels = useChannels();
  const [outcome, setOutcome] = useState<Outputs["shops"]["test"] | null>(null);
  const test = useChange({ call: () => hub.shops.test({ id: shop.id }), after: setOutcome });
  return (
    <Panel>
      <div className={css.card}>
        <header>
          <ChannelMark channel={shop.channel} />
          <b>
            <Written>{shop.name}</Written>
          </b>
          <small>{channels.name(shop.channel)}</small>
          {shop.demo && <Tag tone="warn">{t("demo.mark")}</Tag>}
        </header>
        <ShopState shop={shop} />
        <ShopToday shopId={shop.id} />
        <dl>
          <dt>{t("shops.baseUrl")}</dt>
          <dd>{shop.baseUrl}</dd>
          {shop.authorisation && (
            <>
              <dt>{t("shops.authorisation")}</dt>
              <dd>
                <Authorisation of={shop.authorisation} />
              </dd>
            </>
          )}
          {shop.webhookPath && (
            <>
              <dt>{t("shops.webhook")}</dt>
              <dd>
                <Copyable text={`${window.location.origin}${shop.webhookPath}`} />
              </dd>
            </>
          )}
          {manifest && (
            <>
              <dt>{t("shops.abilities")}</dt>
              <dd className={css.abilities}>
                {manifest.abilities.map((ability) => (
                  <Tag key={ability}>{abilityWord(ability, t)}</Tag>
                ))}
              </dd>
            </>
          )}
        </dl>
        <ShopKeys shopId={shop.id} />
        {outcome && (
          <p className={css.outcome} data-working={outcome.working}>
            {outcome.sentence}
          </p>
        )}
        <footer>
          <AuthoriseButton shop={shop} />
          {manifest?.byMapping && <Link to={mappingPath(shop.id)}>{t("shops.mapping")}</Link>}
          <Button size="small" onClick={edit}>
            {t("shops.edit")}
          </Button>
          <Button size="small" loading={test.isPending} onClick={() => test.mutate(undefined)}>
            {t("shops.test")}
          </Button>
          <PauseShop shop={shop} />
          <Button size="small" type="text" onClick={makeKey}>
            {t("shops.apiKey")}
          </Button>
        </footer>
      </div>
    </Panel>
  );
}

/** A channel may offer what this console has no word for yet; then its own name is shown. */
function abilityWord(ability: string, t: Translate): string {
  const key = `ability.${ability}`;
  return t.has(key) ? t(key) : ability;
}
