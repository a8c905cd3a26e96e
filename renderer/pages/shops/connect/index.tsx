import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useLocation, useParams } from "react-router";
import { api } from "../../../client/rpc.ts";
import { connectTexts } from "../../../locales/late/connect.ts";
import { useLate } from "../../../locales/late.ts";
import { Answer } from "../../../ui/answer.tsx";
import { Empty, Page } from "../../../ui/parts.tsx";
import { BackToSteps } from "../../../widgets/back-to-steps.tsx";
import { Begin } from "./begin.tsx";
import { Gallery } from "./gallery.tsx";

/** Connecting a shop: a channel is chosen, and what it wants is typed. */
export default function ConnectPage(): ReactNode {
  const s = useLate(connectTexts);
  const { state } = useLocation();
  const { channel: chosen } = useParams();
  const manifests = useQuery(api.shops.channels.queryOptions({ staleTime: 300_000 }));
  // Which are connected already is good to know; nobody waits for it.
  const status = useQuery(api.status.get.queryOptions());
  const shops = status.data?.shops ?? [];
  return (
    <Page
      title={s("title")}
      note={state?.steps ? <BackToSteps /> : s("about")}
      tools={
        <Link to="/shops" state={state}>
          {s("back")}
        </Link>
      }
    >
      <Answer of={manifests} lines={10}>
        {({ channels }) => {
          if (chosen === undefined) return <Gallery channels={channels} shops={shops} />;
          const channel = channels.find(({ id }) => id === chosen);
          if (channel) return <Begin key={channel.id} channel={channel} shops={shops.filter((shop) => shop.channel === channel.id)} />;
          return (
            <Empty title={s("unknown")}>
              <span>{s("unknownHint")}</span>
              <Link to="/shops/connect">{s("clear")}</Link>
            </Empty>
          );
        }}
      </Answer>
    </Page>
  );
}
