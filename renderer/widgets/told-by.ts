/** Who told us or did it, in words: channels and people by name, our own sources and machines by what they are. */
import { useQuery } from "@tanstack/react-query";
import { api } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import { bareName } from "../ui/names.ts";
import { useChannels } from "./channel-mark.tsx";

export function useToldBy(): (toldBy: string) => string {
  const t = useT();
  const channels = useChannels();
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000 }));
  return (toldBy) => {
    const [kind = "", rest = ""] = toldBy.split(":");
    if (kind === "warehouse" || kind === "books" || kind === "carrier") return t(`source.${kind}`);
    if (kind === "policy") return t("toldBy.policy", { version: rest.split("@")[1] ?? "–" });
    if (kind === "operator") return bareName(people.data?.rows.find((person) => person.id === rest)?.name ?? t("toldBy.operator"));
    if (kind === "agent") return t("toldBy.agent");
    return kind === "system" || kind === "hub" ? t("toldBy.hub") : channels.name(toldBy);
  };
}
