import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api, type Outputs } from "../client/rpc.ts";
import { useLocale } from "../locales/provider.tsx";
import { Written } from "../ui/said.tsx";
import css from "./widgets.module.css";

type Channel = Outputs["shops"]["marks"]["channels"][number];

interface Channels {
  /** Channels that have after-sales, to choose from. */
  withCases: readonly { value: string; label: string }[];
  /** A channel's name as a person says it; its id where nobody tells a name. */
  name: (channel: string) => string;
  find: (channel: string) => Channel | undefined;
}

/** The channels there are, asked of the hub once. */
export function useChannels(): Channels {
  const { language } = useLocale();
  const answer = useQuery(api.shops.marks.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const list = answer.data?.channels ?? [];
  const find = (channel: string): Channel | undefined => list.find(({ id }) => id === channel);
  return {
    withCases: list.filter(({ hasCases }) => hasCases).map(({ id, name }) => ({ value: id, label: name[language] })),
    name: (channel) => find(channel)?.name[language] ?? channel,
    find,
  };
}

/** Which platform, in one character. A channel that nobody tells of shows its own first letter on a neutral ground. */
export function ChannelMark({ channel, shop }: { channel: string; shop?: string }): ReactNode {
  const channels = useChannels();
  const mark = channels.find(channel)?.mark;
  const label = channels.name(channel);
  return (
    <span className={css.channel} style={{ background: mark?.colour }} role="img" aria-label={label} title={shop ? `${label} · ${shop}` : label}>
      <Written>{mark?.glyph ?? channel.slice(0, 1).toUpperCase()}</Written>
    </span>
  );
}
