import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useLocation } from "react-router";
import { api } from "../../../client/rpc.ts";
import { connectTexts } from "../../../locales/late/connect.ts";
import { useLate } from "../../../locales/late.ts";
import { useLocale } from "../../../locales/provider.tsx";
import { Panel, Problem } from "../../../ui/parts.tsx";
import { Written } from "../../../ui/said.tsx";
import { Authorisation } from "../../../widgets/authorisation.tsx";
import { ChannelMark } from "../../../widgets/channel-mark.tsx";
import { mappingPath } from "../../../widgets/mapping-link.ts";
import { AuthoriseButton } from "../authorise-button.tsx";
import type { Channel, Shop } from "../fields.tsx";
import { ShopForm } from "../shop-form.tsx";
import css from "./first.module.css";
import { FirstPull } from "./first-pull.tsx";
import { Step } from "./step.tsx";

/** What happens after a shop was saved, one after the other: it is authorised where that has a page, tried, and pulled for the first time. */
export function Steps({ shop, channel }: { shop: Shop; channel: Channel }): ReactNode {
  const s = useLate(connectTexts);
  const { language } = useLocale();
  const { state } = useLocation();
  const [isChanged, setIsChanged] = useState(false);
  const authorisation = shop.authorisation?.byPage ? shop.authorisation : null;
  const mayTry = authorisation === null || authorisation.given;
  // What is tried is what is saved: after a change it is tried anew.
  const trial = useQuery({
    ...api.shops.test.queryOptions({ input: { id: shop.id }, enabled: mayTry, staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false }),
    queryKey: ["trial", shop.id, shop.baseUrl, authorisation?.endsAt?.getTime() ?? 0],
  });
  const again = (): void => void trial.refetch();
  return (
    <>
      <Panel className={css.panel ?? ""}>
        <header className={css.head}>
          <ChannelMark channel={shop.channel} />
          <h2>
            <Written>{shop.name}</Written>
          </h2>
          <small>{channel.name[language]}</small>
        </header>
        <ol className={css.steps}>
          <Step is="done" title={s("stepSaved")}>
            <span>{s("stepSavedHint", { host: new URL(shop.baseUrl).host })}</span>
          </Step>
          {authorisation && (
            <Step is={authorisation.given ? "done" : "now"} title={s("stepAuthorise")}>
              {authorisation.given ? <Authorisation of={authorisation} /> : <span>{s("stepAuthoriseHint")}</span>}
              {!authorisation.given && <AuthoriseButton shop={shop} />}
            </Step>
          )}
          <Step is={!mayTry ? "later" : trial.data?.working ? "done" : trial.data ? "wrong" : "now"} title={s("stepTry")}>
            {!mayTry && <span>{s("tryAfter")}</span>}
            {mayTry && (trial.isFetching || !trial.data) && !trial.error && <span>{s("trying")}</span>}
            {trial.error && <Problem error={trial.error} retry={again} />}
            {trial.data && !trial.isFetching && (
              <>
                <span data-wrong={trial.data.working ? undefined : ""}>{trial.data.sentence}</span>
                {!trial.data.working && (
                  <span className={css.deeds}>
                    <Button size="small" type="primary" onClick={() => setIsChanged(true)}>
                      {s("change")}
                    </Button>
                    <Button size="small" onClick={again}>
                      {s("tryAgain")}
                    </Button>
                  </span>
                )}
              </>
            )}
          </Step>
          <FirstPull shop={shop} channel={channel} hasWorked={trial.data?.working === true && !trial.isFetching} />
        </ol>
        <footer className={css.foot}>
          {channel.byMapping && <Link to={mappingPath(shop.id)}>{s("mapping")}</Link>}
          {channel.abilities.includes("orders") && <Link to={`/orders?shop=${shop.id}`}>{s("orders")}</Link>}
          <Link to="/shops/connect" state={state}>
            {s("another")}
          </Link>
          <Link to="/shops" state={state}>
            {s("toShops")}
          </Link>
        </footer>
      </Panel>
      {isChanged && (
        <ShopForm
          shop={shop}
          channel={channel}
          close={() => {
            setIsChanged(false);
            again();
          }}
        />
      )}
    </>
  );
}
