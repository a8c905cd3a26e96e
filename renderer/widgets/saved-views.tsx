import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { api } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import { Icon } from "../ui/icon.tsx";
import { MenuButton } from "../ui/menu-button.tsx";
import type { View } from "./view-editor.tsx";

const ViewEditor = lazy(() => import("./view-editor.tsx"));

/** What of an address is the list and not the place in it. */
export function viewQuery(params: URLSearchParams): string {
  const kept = new URLSearchParams(params);
  for (const place of ["page", "after"]) kept.delete(place);
  kept.sort();
  return kept.toString();
}

/** The list as it is, under a name: one's own views and those that are shared. */
export function SavedViews({ list }: { list: "queue" | "orders" }): ReactNode {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const [edited, setEdited] = useState<View | "new" | null>(null);
  const { data } = useQuery(api.views.list.queryOptions({ input: { list }, staleTime: 30_000 }));
  const query = viewQuery(params);
  const views = data?.views ?? [];
  const current = views.find((view) => view.query === query);
  const line = (view: View) => ({ key: view.id, label: view.mine ? view.name : t("views.of", { name: view.name, owner: view.owner }) });
  const part = (key: string, label: string, some: readonly View[]) =>
    some.length > 0
      ? [
          { key, type: "group" as const, label, children: some.map(line) },
          { key: `${key}-end`, type: "divider" as const },
        ]
      : [];
  return (
    <>
      <MenuButton
        menu={{
          selectedKeys: current ? [current.id] : [],
          items: [
            ...part(
              "own",
              t("views.own"),
              views.filter(({ mine }) => mine),
            ),
            ...part(
              "shared",
              t("views.shared"),
              views.filter(({ mine }) => !mine),
            ),
            { key: "new", label: t("views.save"), icon: <Icon name="plus" size={13} />, disabled: query === "" },
            ...(current?.mayChange ? [{ key: "edit", label: t("views.edit", { name: current.name }), icon: <Icon name="edit" size={13} /> }] : []),
          ],
          onClick: ({ key }) => {
            if (key === "new") setEdited("new");
            else if (key === "edit") setEdited(current ?? null);
            else setParams(new URLSearchParams(views.find(({ id }) => id === key)?.query));
          },
        }}
      >
        <Button icon={<Icon name="down" size={12} />} iconPlacement="end">
          {current?.name ?? t("views.title")}
        </Button>
      </MenuButton>
      {edited && (
        <Suspense>
          <ViewEditor list={list} view={edited === "new" ? null : edited} query={query} close={() => setEdited(null)} />
        </Suspense>
      )}
    </>
  );
}
