import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Dropdown, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import { useChange } from "../client/change.ts";
import { api, hub, type Outputs } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import { Icon } from "../ui/icon.tsx";

type View = Outputs["views"]["list"]["views"][number];

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
      <Dropdown
        trigger={["click"]}
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
      </Dropdown>
      {edited && <Editor list={list} view={edited === "new" ? null : edited} query={query} close={() => setEdited(null)} />}
    </>
  );
}

function Editor({ list, view, query, close }: { list: "queue" | "orders"; view: View | null; query: string; close: () => void }): ReactNode {
  const t = useT();
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const save = useChange({
    call: async () => (view ? await hub.views.change({ id: view.id, name, shared }) : await hub.views.add({ list, name, query, shared })),
    said: t("views.saved"),
    after: close,
  });
  const remove = useChange({ call: (id: string) => hub.views.remove({ id }), said: t("views.removed"), after: close });
  return (
    <Modal
      open
      width={420}
      title={view ? t("views.edit", { name: view.name }) : t("views.save")}
      onCancel={close}
      footer={[
        ...(view
          ? [
              <Button key="remove" danger loading={remove.isPending} onClick={() => remove.mutate(view.id)}>
                {t("views.remove")}
              </Button>,
            ]
          : []),
        <Button key="save" type="primary" disabled={name.trim() === ""} loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t("views.keep")}
        </Button>,
      ]}
    >
      <Input
        autoFocus
        maxLength={40}
        value={name}
        placeholder={t("views.name")}
        aria-label={t("views.name")}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() !== "" && save.mutate(undefined)}
      />
      <p style={{ marginTop: 12 }}>
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t("views.share")}
        </Checkbox>
      </p>
    </Modal>
  );
}
