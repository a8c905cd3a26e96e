import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Input, type InputRef } from "antd";
import { type ReactNode, useDeferredValue, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Kbd, Tag } from "../../ui/parts.tsx";
import css from "./shell.module.css";

/** Finds an order from anywhere: unified number, channel's number, waybill or buyer's nick. */
export function Finder(): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const found = useQuery(api.orders.search.queryOptions({ input: { text: asked, limit: 8 }, enabled: asked.length >= 2, placeholderData: (old) => old }));
  useKeys([[["/"], () => field.current?.focus()]]);
  const leave = (to: string): void => {
    setText("");
    field.current?.blur();
    void navigate(to);
  };
  const rows = asked.length >= 2 ? (found.data?.rows ?? []) : [];
  return (
    <AutoComplete
      className={css.finder}
      value={text}
      onChange={setText}
      onSelect={(number) => leave(`/orders/${number}`)}
      classNames={{ popup: { root: css.found } }}
      notFoundContent={asked.length >= 2 && found.data ? t("finder.nothing") : null}
      options={rows.map((row) => ({
        value: row.number,
        label: (
          <div className={css.hit}>
            <b>{row.number}</b>
            <span>{row.title}</span>
            <Tag>{t(`orderState.${row.state}`)}</Tag>
            <em>{money(row.paidFen)}</em>
          </div>
        ),
      }))}
    >
      <Input
        ref={field}
        prefix={<Icon name="search" />}
        suffix={<Kbd>/</Kbd>}
        placeholder={t("finder.placeholder")}
        aria-label={t("finder.placeholder")}
        onPressEnter={() => asked !== "" && rows.length !== 1 && leave(`/orders?q=${encodeURIComponent(asked)}`)}
        onKeyDown={(event) => event.key === "Escape" && field.current?.blur()}
      />
    </AutoComplete>
  );
}
