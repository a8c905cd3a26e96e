import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { api } from "../../../client/rpc.ts";
import { connectTexts } from "../../../locales/late/connect.ts";
import { useLate } from "../../../locales/late.ts";
import { Answer } from "../../../ui/answer.tsx";
import { useKeys } from "../../../ui/keys.ts";
import { Empty, Page } from "../../../ui/parts.tsx";
import { BackToSteps } from "../../../widgets/back-to-steps.tsx";
import { Steps } from "./steps.tsx";

/** How often it is asked how far the first pull is, and what came afterwards, ms. */
const ASKS_MS = 2_000;
const RESTS_MS = 10_000;

/** A shop just after it was connected: it is tried, and its first pull is watched. */
export default function FirstPage(): ReactNode {
  const s = useLate(connectTexts);
  const { shopId = "" } = useParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  useKeys([[["Escape"], () => void navigate("/shops", { state }), "help.back"]]);
  const manifests = useQuery(api.shops.channels.queryOptions({ staleTime: 300_000 }));
  const status = useQuery(
    api.status.get.queryOptions({
      refetchInterval: ({ state: { data } }) => (data?.shops.find(({ id }) => id === shopId)?.firstPull ? ASKS_MS : RESTS_MS),
    }),
  );
  return (
    <Page
      title={s("firstTitle")}
      note={<BackToSteps />}
      tools={
        <Link to="/shops" state={state}>
          {s("back")}
        </Link>
      }
    >
      <Answer of={manifests}>
        {({ channels }) => (
          <Answer of={status}>
            {({ shops }) => {
              const shop = shops.find(({ id }) => id === shopId);
              const channel = channels.find(({ id }) => id === shop?.channel);
              if (shop && channel) return <Steps shop={shop} channel={channel} />;
              return (
                <Empty title={s("gone")}>
                  <span>{s("goneHint")}</span>
                </Empty>
              );
            }}
          </Answer>
        )}
      </Answer>
    </Page>
  );
}
