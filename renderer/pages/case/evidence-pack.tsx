import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";

/** The case's evidence as a file: kept, printed, or shown to the platform's staff. */
export function EvidencePack({ caseId }: { caseId: string }): ReactNode {
  const t = useT();
  const put = useChange({ call: async () => save(await hub.cases.evidencePack({ caseId })), said: t("evidencePack.saved") });
  return (
    <Button loading={put.isPending} onClick={() => put.mutate(undefined)}>
      {t("evidencePack.get")}
    </Button>
  );
}

function save({ name, html }: { name: string; html: string }): void {
  const address = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
