import { useQuery } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { day, exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Sentence, Written } from "../../ui/said.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./shops.module.css";

type Key = Outputs["shops"]["apiKeys"]["rows"][number];

/** Keys of a shop: who made them, what they may, when they were last used; those taken back when asked for. */
export function ShopKeys({ shopId }: { shopId: string }): ReactNode {
  const t = useT();
  const [all, setAll] = useState(false);
  const keys = useQuery(api.shops.apiKeys.queryOptions({ input: { shopId }, staleTime: 30_000 }));
  const rows = keys.data?.rows ?? [];
  const inForce = rows.filter((key) => key.revokedAt === null);
  const revoked = rows.length - inForce.length;
  if (rows.length === 0) return null;
  return (
    <section className={css.keys}>
      <h2 className={css.keysTitle}>{t("shops.keys")}</h2>
      <ul>
        {(all ? rows : inForce).map((key) => (
          <KeyLine key={key.id} of={key} />
        ))}
      </ul>
      {revoked > 0 && (
        <button type="button" className={css.more} onClick={() => setAll(!all)}>
          {t(all ? "shops.keysRevokedHide" : "shops.keysRevoked", { count: revoked })}
        </button>
      )}
    </section>
  );
}

function KeyLine({ of: key }: { of: Key }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const revoke = useChange({ call: () => hub.shops.revokeApiKey({ id: key.id }), said: t("shops.keyRevoked") });
  const isOver = key.expiresAt !== null && key.expiresAt.getTime() <= now;
  return (
    <li className={css.keyLine} data-over={isOver || key.revokedAt !== null}>
      <div className={css.keyHead}>
        <b className={css.keyName}>
          <Written>{key.name}</Written>
        </b>
        {key.scopes.map((scope) => (
          <Tag key={scope} title={t(`keyScopeHint.${scope}`)}>
            {t(`keyScope.${scope}`)}
          </Tag>
        ))}
        {key.everyShop && (
          <Tag tone="warn" title={t("shops.everyShopHint")}>
            {t("shops.everyShop")}
          </Tag>
        )}
        {key.revokedAt === null && (
          <Popconfirm title={t("shops.keyRevokeSure")} onConfirm={() => revoke.mutate(undefined)}>
            <Button size="small" type="text" danger loading={revoke.isPending}>
              {t("shops.keyRevoke")}
            </Button>
          </Popconfirm>
        )}
      </div>
      <small className={css.keyFacts}>
        <span title={exact(key.createdAt)}>
          <Sentence
            text={
              key.madeBy === ""
                ? t("shops.keyMade", { at: day(key.createdAt) })
                : t("shops.keyMadeBy", { at: day(key.createdAt), by: asWritten(toldBy(key.madeBy)) })
            }
          />
        </span>
        <span>{key.lastUsedAt ? t("shops.keyUsed", { at: moment(key.lastUsedAt, now) }) : t("shops.keyUnused")}</span>
        <span>{endOf(key, { t, isOver })}</span>
      </small>
    </li>
  );
}

function endOf(key: Key, { t, isOver }: { t: ReturnType<typeof useT>; isOver: boolean }): string {
  if (key.revokedAt !== null) return t("shops.keyRevokedAt", { at: day(key.revokedAt) });
  if (key.expiresAt === null) return t("shops.keyEndless");
  return t(isOver ? "shops.keyOver" : "shops.keyUntil", { at: day(key.expiresAt) });
}
