import { Button, Checkbox, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../client/change.ts";
import { hub, type Outputs } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";

export type View = Outputs["views"]["list"]["views"][number];

interface ViewEditorProps {
  list: "queue" | "orders";
  /** `null`: a new one. */
  view: View | null;
  query: string;
  close: () => void;
}

/** Names a view, shares it, lets it go. */
export default function ViewEditor({ list, view, query, close }: ViewEditorProps): ReactNode {
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
