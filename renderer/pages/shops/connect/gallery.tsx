import { Button, Input, type InputRef } from "antd";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { channelGroups } from "../../../../main/hub/contract/words.ts";
import { connectTexts } from "../../../locales/late/connect.ts";
import { useLate } from "../../../locales/late.ts";
import { useLocale } from "../../../locales/provider.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { useKeys } from "../../../ui/keys.ts";
import { Empty, Tag } from "../../../ui/parts.tsx";
import { ChannelMark } from "../../../widgets/channel-mark.tsx";
import type { Channel, Shop } from "../fields.tsx";
import { stepFrom } from "./arrows.ts";
import css from "./connect.module.css";
import { doesOf } from "./does.ts";
import { isMeant } from "./find.ts";

interface GalleryProps {
  channels: readonly Channel[];
  shops: readonly Shop[];
}

/** Every channel there is, in its group, found by name or pinyin; gone through by the arrow keys. */
export function Gallery({ channels, shops }: GalleryProps): ReactNode {
  const s = useLate(connectTexts);
  const navigate = useNavigate();
  const { state } = useLocation();
  const [typed, setTyped] = useState("");
  const search = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const meant = channels.filter((channel) => isMeant(channel, typed));
  const cards = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>("a[data-channel]") ?? [])];
  const leave = (): void => void navigate("/shops", { state });
  useKeys([[["Escape"], leave, "help.back"]]);
  const inSearch = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") typed === "" ? leave() : setTyped("");
    else if (event.key === "ArrowDown") cards()[0]?.focus();
    else if (event.key === "Enter") cards()[0]?.click();
    else return;
    event.preventDefault();
  };
  const onArrow = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = stepFrom(event.currentTarget, { key: event.key, among: cards() });
    if (to) to.focus();
    else if (event.key === "ArrowUp") search.current?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Input
        ref={search}
        className={css.find ?? ""}
        autoFocus
        allowClear
        prefix={<Icon name="search" size={14} />}
        value={typed}
        maxLength={40}
        placeholder={s("find")}
        aria-label={s("find")}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={inSearch}
      />
      <div ref={list} className={css.groups}>
        {meant.length === 0 && (
          <Empty title={s("none", { typed: typed.trim() })}>
            <span>{s("noneHint")}</span>
            <Button size="small" onClick={() => setTyped("")}>
              {s("clear")}
            </Button>
          </Empty>
        )}
        {channelGroups.map((group) => {
          const members = meant.filter((channel) => channel.group === group);
          return (
            members.length > 0 && (
              <section key={group} aria-label={s(`group.${group}`)}>
                <h2>{s(`group.${group}`)}</h2>
                <ul>
                  {members.map((channel) => (
                    <li key={channel.id}>
                      <Card channel={channel} connected={shops.filter((shop) => shop.channel === channel.id).length} onArrow={onArrow} />
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </>
  );
}

interface CardProps {
  channel: Channel;
  /** How many shops of it there are. */
  connected: number;
  onArrow: (event: KeyboardEvent<HTMLElement>) => void;
}

function Card({ channel, connected, onArrow }: CardProps): ReactNode {
  const s = useLate(connectTexts);
  const { language } = useLocale();
  const { state } = useLocation();
  return (
    <Link to={`/shops/connect/${channel.id}`} state={state} className={css.card} data-channel={channel.id} onKeyDown={onArrow}>
      <span className={css.mark} aria-hidden="true">
        <ChannelMark channel={channel.id} />
      </span>
      <span className={css.words}>
        <span className={css.name}>
          <b>{channel.name[language]}</b>
          {connected > 0 && <Tag tone="good">{s("connected", { n: connected })}</Tag>}
          {channel.offered && <Tag tone="accent">{s("offered")}</Tag>}
        </span>
        <small>
          {doesOf(channel.abilities)
            .map((key) => s(key))
            .join(" · ")}
        </small>
      </span>
    </Link>
  );
}
