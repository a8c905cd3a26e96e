import { Select } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact } from "../../ui/format.ts";

const CHOICES = [7, 15, 30, 60, 90, 180];
const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

/** How much of what came in is still kept as it came, since when, and for how long. */
export function Payloads({ kept }: { kept: Outputs["status"]["get"]["payloads"] }): ReactNode {
  const t = useT();
  const mayChange = useMay("shop.edit");
  const change = useChange({
    call: (days: number) => hub.status.keepPayloads({ days }),
    said: ({ keepDays }) => t("status.payloadsSet", { days: keepDays }),
    inOrder: "payloads",
  });
  const days = [...new Set([...CHOICES, kept.keepDays])].sort((left, right) => left - right);
  return (
    <>
      {t("status.payloadsKept", { stored: megabytes(kept.storedBytes), plain: megabytes(kept.plainBytes) })}
      {kept.since && <> · {t("status.payloadsSince", { at: exact(kept.since) })}</>} ·{" "}
      {mayChange ? (
        <Select
          size="small"
          variant="borderless"
          aria-label={t("status.payloadsDays")}
          value={kept.keepDays}
          loading={change.isPending}
          options={days.map((value) => ({ value, label: t("status.payloadsFor", { days: value }) }))}
          onChange={(value) => change.mutate(value)}
        />
      ) : (
        t("status.payloadsFor", { days: kept.keepDays })
      )}
    </>
  );
}
