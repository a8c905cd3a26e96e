import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { api } from "../../client/rpc.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { Page } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { Editor } from "./editor.tsx";

/** What the payloads of a system mean that nobody here knows. `?payload=` opens it with one that came. */
export default function MappingPage(): ReactNode {
  const s = useLate(mappingTexts);
  const { shopId = "" } = useParams();
  const [search] = useSearchParams();
  const mapping = useQuery(api.mappings.get.queryOptions({ input: { shopId } }));
  const { data } = mapping;
  return (
    <Page title={s("title")} note={data && <Written>{data.shopName}</Written>} tools={<Link to="/shops">{s("back")}</Link>}>
      <Answer of={mapping}>{(mapping) => <Editor key={shopId} shopId={shopId} mapping={mapping} asked={search.get("payload")} />}</Answer>
    </Page>
  );
}
