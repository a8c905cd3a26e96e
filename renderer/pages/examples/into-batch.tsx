import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";

const NEW = "new";

/** Puts chosen candidates into a new batch or one that is still open; there it is measured and published. */
export function IntoBatch({ ids, clear }: { ids: string[]; clear: () => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const go = useNavigate();
  const list = useQuery(api.training.list.queryOptions());
  const open = (list.data?.batches ?? []).filter(({ state }) => state === "draft" || state === "measured");
  const put = useChange({
    call: (key: string) => {
      const batch = open.find(({ id }) => id === key);
      if (batch) return hub.training.put({ id: batch.id, revision: batch.revision, add: ids, remove: [] });
      return hub.training.create({ title: t("examples.batchTitle", { at: moment(new Date(now), now) }), exampleIds: ids });
    },
    said: t("examples.inBatch"),
    after: () => {
      clear();
      void go("/training");
    },
  });
  const items = [{ key: NEW, label: t("examples.newBatch") }, ...open.map(({ id, title }) => ({ key: id, label: title }))];
  return (
    <Dropdown trigger={["click"]} autoFocus disabled={ids.length === 0 || put.isPending} menu={{ items, onClick: ({ key }) => put.mutate(key) }}>
      <Button size="small">{t("examples.toBatch")}</Button>
    </Dropdown>
  );
}
