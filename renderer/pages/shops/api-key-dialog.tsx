import { Button, Checkbox, Input, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { KeyScope } from "../../../main/hub/contract/keys.ts";
import { keyScopes } from "../../../main/hub/contract/lists.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import css from "./shops.module.css";

/** Days a key may live; a year unless somebody says otherwise. */
const DAYS = [30, 90, 365] as const;

/** A key for the seller's own systems, shown once. */
export function ApiKeyDialog({ shop, close }: { shop: { id: string; name: string }; close: () => void }): ReactNode {
  const t = useT();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<KeyScope[]>(["read", "orders", "cases"]);
  const [everyShop, setEveryShop] = useState(false);
  const [days, setDays] = useState<number | null>(365);
  const writes = scopes.some((scope) => scope !== "read");
  const make = useChange({ call: () => hub.shops.makeApiKey({ shopId: shop.id, name: name.trim(), scopes, everyShop: everyShop && writes, days }) });
  return (
    <Modal open onCancel={close} footer={<Button onClick={close}>{t("shops.close")}</Button>} title={`${t("shops.apiKey")} · ${shop.name}`}>
      {make.data ? (
        <div className={css.key}>
          <p>{t("shops.apiKeyMade")}</p>
          <Copyable text={make.data.key} />
        </div>
      ) : (
        <div className={css.make}>
          <p className={css.hint}>{t("shops.apiKeyHint")}</p>
          <Input
            autoFocus
            value={name}
            maxLength={60}
            placeholder={t("shops.apiKeyName")}
            aria-label={t("shops.apiKeyName")}
            onChange={(event) => setName(event.target.value)}
          />
          <Checkbox.Group value={scopes} onChange={(chosen) => setScopes(keyScopes.filter((scope) => chosen.includes(scope)))}>
            {keyScopes.map((scope) => (
              <Checkbox key={scope} value={scope}>
                {t(`keyScope.${scope}`)} <small className={css.told}>{t(`keyScopeHint.${scope}`)}</small>
              </Checkbox>
            ))}
          </Checkbox.Group>
          <Checkbox disabled={!writes} checked={everyShop && writes} onChange={(event) => setEveryShop(event.target.checked)}>
            {t("shops.everyShop")} <small className={css.told}>{t("shops.everyShopHint")}</small>
          </Checkbox>
          <div className={css.makeEnd}>
            <Select
              value={days ?? 0}
              onChange={(chosen) => setDays(chosen === 0 ? null : chosen)}
              options={[...DAYS.map((count) => ({ value: count as number, label: t("shops.keyDays", { count }) })), { value: 0, label: t("shops.keyEndless") }]}
            />
            <Button type="primary" disabled={name.trim() === "" || scopes.length === 0} loading={make.isPending} onClick={() => make.mutate(undefined)}>
              {t("shops.apiKeyMake")}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
