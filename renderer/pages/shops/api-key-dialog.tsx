import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import css from "./shops.module.css";

/** A key for the seller's own systems, shown once. */
export function ApiKeyDialog({ shop, close }: { shop: { id: string; name: string }; close: () => void }): ReactNode {
  const t = useT();
  const [name, setName] = useState("");
  const make = useChange({ call: () => hub.shops.makeApiKey({ shopId: shop.id, name: name.trim() }) });
  return (
    <Modal open onCancel={close} footer={<Button onClick={close}>{t("shops.close")}</Button>} title={`${t("shops.apiKey")} · ${shop.name}`}>
      <p className={css.hint}>{t("shops.apiKeyHint")}</p>
      {make.data ? (
        <div className={css.key}>
          <p>{t("shops.apiKeyMade")}</p>
          <Copyable text={make.data.key} />
        </div>
      ) : (
        <div className={css.make}>
          <Input autoFocus value={name} maxLength={60} placeholder={t("shops.apiKeyName")} onChange={(event) => setName(event.target.value)} />
          <Button type="primary" disabled={name.trim() === ""} loading={make.isPending} onClick={() => make.mutate(undefined)}>
            {t("shops.apiKeyMake")}
          </Button>
        </div>
      )}
    </Modal>
  );
}
