import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";

type Shop = Outputs["status"]["get"]["shops"][number];

/** Goes to the platform's page on which the shop is allowed. The desktop's window leaves the hub for nobody, so that there it is said where it can be done. */
export function AuthoriseButton({ shop }: { shop: Shop }): ReactNode {
  const t = useT();
  const leave = useChange({
    call: () => hub.shops.authorise({ id: shop.id, origin: window.location.origin }),
    after: ({ address }) => window.location.assign(address),
  });
  if (!shop.authorisation?.byPage) return null;
  if (window.aftercareShell) return <small>{t("shops.authoriseInBrowser")}</small>;
  return (
    <Button size="small" type={shop.authorisation.given ? "default" : "primary"} loading={leave.isPending} onClick={() => leave.mutate(undefined)}>
      {t(shop.authorisation.given ? "shops.authoriseAgain" : "shops.authorise")}
    </Button>
  );
}
