import type { ReactNode } from "react";
import type { Outputs } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import { moment } from "../ui/format.ts";
import { useNow } from "../ui/now.tsx";
import { Tag } from "../ui/parts.tsx";

const DAY_MS = 86_400_000;
/** From then on a person should know of it: tokens are renewed by themselves within the last day, where that goes. */
const SOON_DAYS = 3;

/** Until when the platform lets us act for the shop. */
export function Authorisation({ of }: { of: Outputs["status"]["get"]["shops"][number]["authorisation"] }): ReactNode {
  const t = useT();
  const now = useNow();
  if (!of) return null;
  if (!of.given) return <Tag tone="warn">{t("shops.authorisationNone")}</Tag>;
  if (!of.endsAt) return <Tag>{t("shops.authorisationKept")}</Tag>;
  const days = Math.floor((of.endsAt.getTime() - now) / DAY_MS);
  if (of.endsAt.getTime() <= now) return <Tag tone="bad">{t("shops.authorisationOver", { at: moment(of.endsAt, now) })}</Tag>;
  return (
    <Tag {...(days < SOON_DAYS ? { tone: "warn" as const } : {})} title={moment(of.endsAt, now)}>
      {days === 0 ? t("shops.authorisationToday") : t("shops.authorisationEnds", { count: days })}
    </Tag>
  );
}
