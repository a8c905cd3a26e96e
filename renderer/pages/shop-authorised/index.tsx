import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { sentenceOf } from "../../client/refusal.ts";
import { hub } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";
import { useSay } from "../../ui/above.tsx";
import { Empty, Page } from "../../ui/parts.tsx";

/** Where a platform sends the browser back to: hands over, once, what it came with. */
export default function ShopAuthorisedPage(): ReactNode {
  const spoken = useLocale();
  const { t } = spoken;
  const say = useSay();
  const navigate = useNavigate();
  const [failed, setFailed] = useState<unknown>(null);
  const handed = useRef(false);
  useEffect(() => {
    if (handed.current) return;
    handed.current = true;
    const told = new URLSearchParams(window.location.search);
    // Neither history nor whoever looks over a shoulder keeps what is good once.
    window.history.replaceState(null, "", window.location.pathname);
    hub.shops.authorised({ state: told.get("state") ?? "", code: told.get("code") ?? "" }).then(({ id, name }) => {
      say.success(t("shops.authorised", { name }));
      void navigate(`/shops/${id}/first`, { replace: true });
    }, setFailed);
  });
  return (
    <Page title={t("shops.authorising")}>
      {failed === null ? (
        <Empty title={t("shops.authorisingWait")} />
      ) : (
        <Empty title={sentenceOf(failed, spoken)}>
          <Button type="primary" onClick={() => void navigate("/shops", { replace: true })}>
            {t("shops.authorisedBack")}
          </Button>
        </Empty>
      )}
    </Page>
  );
}
