/** Who told us, in words: channels by name, our own sources by theirs, machines and people by what they are. */
import { useT } from "../locales/provider.tsx";
import { useChannelName } from "./channel-mark.tsx";

export function useToldBy(): (toldBy: string) => string {
  const t = useT();
  const channelName = useChannelName();
  return (toldBy) => {
    const [kind = "", rest = ""] = toldBy.split(":");
    if (kind === "warehouse" || kind === "books" || kind === "carrier") return t(`source.${kind}`);
    if (kind === "policy") return t("toldBy.policy", { version: rest.split("@")[1] ?? "–" });
    if (kind === "operator") return t("toldBy.operator");
    if (kind === "agent") return t("toldBy.agent");
    return kind === "system" || kind === "hub" ? t("toldBy.hub") : channelName(toldBy);
  };
}
