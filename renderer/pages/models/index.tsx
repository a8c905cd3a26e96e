import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Compare } from "./compare.tsx";
import type { Endpoint } from "./endpoint.ts";
import { EndpointForm } from "./endpoint-form.tsx";
import { EndpointList } from "./endpoint-list.tsx";
import { SearchModels } from "./search-models.tsx";
import { SentList } from "./sent-list.tsx";
import { Today } from "./today.tsx";

/** Models that write: which, in which order, what they cost, and what was sent to them. */
export default function ModelsPage(): ReactNode {
  const t = useT();
  const [tab, setTab] = useState<"endpoints" | "compare" | "search" | "sent">("endpoints");
  const [edited, setEdited] = useState<Endpoint | "new" | null>(null);
  const models = useQuery(api.models.get.queryOptions());
  return (
    <Page
      title={t("models.title")}
      note={t(tab === "search" ? "search.about" : tab === "compare" ? "compare.about" : "models.about")}
      tools={
        tab === "endpoints" && (
          <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => setEdited("new")}>
            {t("models.add")}
          </Button>
        )
      }
    >
      <Tabs
        value={tab}
        onChange={setTab}
        items={[
          { value: "endpoints", label: t("models.tabEndpoints") },
          { value: "compare", label: t("compare.tab") },
          { value: "search", label: t("search.tab") },
          { value: "sent", label: t("models.tabSent") },
        ]}
      />
      {tab === "sent" && <SentList />}
      {tab === "search" && <SearchModels />}
      {tab === "compare" && (
        <Answer of={models} lines={10}>
          {(data) => <Compare endpoints={data.endpoints} />}
        </Answer>
      )}
      {tab === "endpoints" && (
        <Answer of={models} lines={10}>
          {(data) => (
            <>
              <Today of={data} />
              <EndpointList endpoints={data.endpoints} edit={setEdited} />
            </>
          )}
        </Answer>
      )}
      {edited !== null && <EndpointForm endpoint={edited === "new" ? null : edited} close={() => setEdited(null)} />}
    </Page>
  );
}
