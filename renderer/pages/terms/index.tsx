import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Page } from "../../ui/parts.tsx";
import { PlaceList } from "./place-list.tsx";
import css from "./terms.module.css";
import { TermsEditor } from "./terms-editor.tsx";

/** What the seller sets about returns, freight, invoices and answering: of the house, and of a shop where it differs. */
export default function TermsPage(): ReactNode {
  const t = useT();
  const [shopId, setShopId] = useState<string | null>(null);
  const shops = useQuery(api.terms.shops.queryOptions());
  const kept = useQuery(api.terms.get.queryOptions({ input: { shopId } }));
  return (
    <Page title={t("terms.title")} note={t("terms.about")}>
      <Answer of={shops} lines={16}>
        {({ shops: places }) => (
          <div className={css.page}>
            <PlaceList shops={places} chosen={shopId} choose={setShopId} />
            <div className={css.fields}>
              <Answer of={kept} lines={16}>
                {(data) => <TermsEditor key={shopId} kept={data} />}
              </Answer>
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}
