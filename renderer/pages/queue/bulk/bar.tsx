import { Button } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { MOST_AT_ONCE } from "../../../../main/hub/contract/limits.ts";
import { useChange } from "../../../client/change.ts";
import { hub } from "../../../client/rpc.ts";
import { useMay } from "../../../client/session.tsx";
import { useT } from "../../../locales/provider.tsx";
import { count } from "../../../ui/format.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useKeys } from "../../../ui/keys.ts";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { Kbd } from "../../../ui/parts.tsx";
import { useActionKinds } from "../../../widgets/action-kinds.ts";
import { type Filter, toInput } from "../../../widgets/case-list/filter.ts";
import type { Asked } from "./asked.ts";
import css from "./bulk.module.css";
import type { Selection } from "./selection.ts";

const BulkDialog = lazy(() => import("./dialog.tsx"));

interface BarProps {
  selection: Selection;
  filter: Filter;
  total: number;
}

/** What may be done to the cases that are taken in hand. */
export function BulkBar({ selection, filter, total }: BarProps): ReactNode {
  const t = useT();
  const may = useMay("case.work");
  const kinds = useActionKinds();
  const [asked, setAsked] = useState<Asked | null>(null);
  const chosen = selection.ids.length;
  const begin = (of: Asked): void => {
    if (chosen > 0) setAsked(of);
  };
  const { page: _page, size: _size, ...listed } = toInput(filter);
  const all = useChange({
    call: () => hub.bulk.ids(listed),
    said: (found) => (found.total > found.ids.length ? t("bulk.most", { n: count(found.ids.length), total: count(found.total) }) : ""),
    after: ({ ids }) => selection.put(ids),
  });
  useKeys([
    [["t"], () => begin({ does: "tag" }), "bulk.tag"],
    [["g"], () => begin({ does: "assign" }), "bulk.assign"],
    [["A"], () => total > chosen && all.mutate(undefined), "bulk.whole"],
    [[], () => begin({ does: "take" }), "bulk.take"],
    [[], () => begin({ does: "answer" }), "bulk.answer"],
    [["Escape"], () => selection.put([])],
  ]);
  if (!may) return null;
  return (
    <div className={css.bar} role="toolbar" aria-label={t("bulk.title")}>
      <b>{t("bulk.chosen", { n: count(chosen) })}</b>
      {total > chosen && (
        <Button type="link" size="small" loading={all.isPending} onClick={() => all.mutate(undefined)}>
          {t(total > MOST_AT_ONCE ? "bulk.first" : "bulk.all", { n: count(Math.min(total, MOST_AT_ONCE)) })} <Kbd>A</Kbd>
        </Button>
      )}
      <span className={css.acts}>
        <Button size="small" onClick={() => begin({ does: "take" })}>
          {t("bulk.take")}
        </Button>
        <Button size="small" onClick={() => begin({ does: "assign" })}>
          {t("bulk.assign")} <Kbd>g</Kbd>
        </Button>
        <Button size="small" onClick={() => begin({ does: "tag" })}>
          {t("bulk.tag")} <Kbd>t</Kbd>
        </Button>
        <Button size="small" onClick={() => begin({ does: "answer" })}>
          {t("bulk.answer")}
        </Button>
        <MenuButton
          menu={{
            items: [
              ...(["priority", "rest", "close"] as const).map((does) => ({ key: does, label: t(`bulk.${does}`) })),
              { type: "divider" },
              ...kinds.inBulk.map(({ kind }) => ({ key: kind, label: kinds.label(kind) })),
            ],
            onClick: ({ key }) => {
              const kind = kinds.inBulk.find((each) => each.kind === key)?.kind;
              if (kind) begin({ does: "action", kind });
              else if (key === "priority" || key === "rest" || key === "close") begin({ does: key });
            },
          }}
        >
          <Button size="small" icon={<Icon name="down" size={12} />} iconPlacement="end">
            {t("bulk.more")}
          </Button>
        </MenuButton>
      </span>
      <Button type="text" size="small" className={css.drop} icon={<Icon name="cross" size={12} />} onClick={() => selection.put([])}>
        {t("bulk.drop")} <Kbd>Esc</Kbd>
      </Button>
      {asked && (
        <Suspense>
          <BulkDialog asked={asked} caseIds={selection.ids} close={() => setAsked(null)} finish={() => selection.put([])} />
        </Suspense>
      )}
    </div>
  );
}
