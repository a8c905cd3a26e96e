import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { saveFile } from "../../ui/save-file.ts";

/** What a platform's staff or a colleague needs to judge the account, as one file. */
export function AccountPack({ accountId }: { accountId: string }): ReactNode {
  const t = useT();
  const put = useChange({
    call: async () => {
      const { name, html } = await hub.risk.evidencePack({ accountId });
      saveFile(new Blob([html], { type: "text/html" }), name);
    },
    said: t("evidencePack.saved"),
  });
  return (
    <Button loading={put.isPending} onClick={() => put.mutate(undefined)}>
      {t("evidencePack.get")}
    </Button>
  );
}
