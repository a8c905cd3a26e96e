import type { ReactNode } from "react";
import type { Outputs } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import { count, moment } from "../ui/format.ts";
import { useNow } from "../ui/now.tsx";
import { Tag } from "../ui/parts.tsx";

/** How a connection stands, in a sentence. */
export function ShopState({ shop }: { shop: Outputs["status"]["get"]["shops"][number] }): ReactNode {
  const t = useT();
  const now = useNow();
  if (!shop.enabled) return <Tag>{t("shops.disabled")}</Tag>;
  if (shop.problem) return <span style={{ color: "var(--bad)" }}>{shop.problem}</span>;
  if (shop.pausedUntil && shop.pausedUntil.getTime() > now)
    return <span style={{ color: "var(--warn)" }}>{t("status.paused", { at: moment(shop.pausedUntil, now) })}</span>;
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
