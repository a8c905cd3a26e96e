import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Panel } from "../../ui/parts.tsx";

/** What only a demonstration has: how far its days before are told, and a promotion that can be played again. */
export function Demonstration({ past }: { past: { done: number; of: number } | null }): ReactNode {
  const t = useT();
  const peak = useQuery(api.demonstration.peak.queryOptions());
  const start = useChange({ call: () => hub.demonstration.startPeak(), said: t("peak.started") });
  return (
    <Panel
      title={t("status.demonstration")}
      note={past ? t("status.pastNote") : t("status.demonstrationNote")}
      tools={
        <Button size="small" disabled={!peak.data?.there || peak.data.running} loading={start.isPending} onClick={() => start.mutate(undefined)}>
          {t("peak.start")}
        </Button>
      }
    >
      {past && (
        <p role="status">
          <progress value={past.done} max={past.of} aria-label={t("status.past")} /> {t("status.pastTold", { share: Math.floor((100 * past.done) / past.of) })}
        </p>
      )}
      <p>{t("peak.hint")}</p>
    </Panel>
  );
}
