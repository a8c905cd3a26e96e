import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { AskWhy } from "../../ui/ask-why.tsx";

export type Stop = Outputs["automation"]["state"]["stops"][number];

/** Asks why the automation goes on. */
export default function Resume({ of, close }: { of: Stop; close: () => void }): ReactNode {
  const t = useT();
  const resume = useChange({ call: (reason: string) => hub.automation.resume({ id: of.id, reason }), said: t("automation.resumed"), after: close });
  return (
    <AskWhy
      title={t("automation.resumeTitle")}
      does={t("automation.resumeDo")}
      label={t("automation.reason")}
      pending={resume.isPending}
      go={resume.mutate}
      close={close}
    >
      <p>{t("automation.resumeHint")}</p>
    </AskWhy>
  );
}
