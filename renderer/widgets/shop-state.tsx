import type { ReactNode } from "react";
import type { Outputs } from "../client/rpc.ts";
import { captureTexts } from "../locales/late/capture.ts";
import { useLate } from "../locales/late.ts";
import { useT } from "../locales/provider.tsx";
import { count, exact, moment } from "../ui/format.ts";
import { bareName } from "../ui/names.ts";
import { useNow } from "../ui/now.tsx";
import { Tag } from "../ui/parts.tsx";

/** How a connection stands, in a sentence: what is paused, since when, by whom or by what, and why. */
export function ShopState({ shop }: { shop: Outputs["status"]["get"]["shops"][number] }): ReactNode {
  const t = useT();
  const s = useLate(captureTexts);
  const now = useNow();
  const since = shop.pausedSince && <small title={exact(shop.pausedSince)}> {s("since", { at: moment(shop.pausedSince, now) })}</small>;
  if (!shop.enabled)
    return (
      <span>
        <Tag tone="warn">{s("paused")}</Tag> {shop.pausedSince && <PausedBy shop={shop} at={moment(shop.pausedSince, now)} />}
      </span>
    );
  if (shop.problem)
    return (
      <span style={{ color: "var(--bad)" }}>
        {shop.problem}
        {since}
      </span>
    );
  if (shop.pausedUntil && shop.pausedUntil.getTime() > now)
    return (
      <span style={{ color: "var(--warn)" }}>
        {t("status.paused", { at: moment(shop.pausedUntil, now) })}
        {since}
      </span>
    );
  return (
    <span>
      <Tag tone="good">{t("status.fine")}</Tag>{" "}
      {shop.refusedPushes24h > 0 && (
        <Tag tone="warn" title={t("status.refusedPushesHint")}>
          {t("status.refusedPushes", { count: count(shop.refusedPushes24h) })}
        </Tag>
      )}
    </span>
  );
}

function PausedBy({
  shop: { pausedBy, pausedWhy },
  at,
}: {
  shop: Pick<Outputs["status"]["get"]["shops"][number], "pausedBy" | "pausedWhy">;
  at: string;
}): ReactNode {
  const s = useLate(captureTexts);
  if (!pausedBy) return s("pausedBare", { at });
  return s(pausedWhy ? "pausedBy" : "pausedByBare", { name: bareName(pausedBy), at, why: pausedWhy ?? "" });
}
