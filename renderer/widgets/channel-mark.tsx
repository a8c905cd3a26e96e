import type { ReactNode } from "react";
import { useT } from "../locales/provider.tsx";
import type { TextKey } from "../locales/text.ts";
import css from "./widgets.module.css";

const marks: Readonly<Record<string, readonly [glyph: string, colour: string, name: TextKey]>> = {
  taobao: ["淘", "#d9541e", "channel.taobao"],
  jd: ["京", "#b3262e", "channel.jd"],
  pinduoduo: ["拼", "#c2343c", "channel.pinduoduo"],
  douyin: ["抖", "#20242b", "channel.douyin"],
  meituan: ["美", "#a97a00", "channel.meituan"],
  miniapp: ["微", "#3a7f45", "channel.miniapp"],
  rest: ["自", "#4c5a5c", "channel.rest"],
  kuaidi100: ["递", "#34609b", "channel.kuaidi100"],
};

/** Which platform, in one character. An unknown channel shows its own first letter. */
export function ChannelMark({ channel, shop }: { channel: string; shop?: string }): ReactNode {
  const t = useT();
  const [glyph, colour, name] = marks[channel] ?? [channel.slice(0, 1).toUpperCase(), undefined, undefined];
  const label = name ? t(name) : channel;
  return (
    <span className={css.channel} style={{ background: colour }} role="img" aria-label={label} title={shop ? `${label} · ${shop}` : label}>
      {glyph}
    </span>
  );
}

/** A channel's name as a person says it. */
export function useChannelName(): (channel: string) => string {
  const t = useT();
  return (channel) => {
    const mark = marks[channel];
    return mark ? t(mark[2]) : channel;
  };
}
