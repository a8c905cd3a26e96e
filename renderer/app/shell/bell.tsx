import { Button, Popover } from "antd";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Bones } from "../../ui/parts.tsx";
import { hubTitle } from "./hub-title.ts";
import { freshOf, titled } from "./reached.ts";
import css from "./shell.module.css";
import { useReached, useTold } from "./use-reached.ts";

const List = lazy(() => import("./reached-list.tsx"));
const none: ReadonlySet<string> = new Set();

/** What reached me: a bell, the tab's title and mark, the desktop's tray, and outside the page for who wants it. */
export function Bell(): ReactNode {
  const t = useT();
  const { hubName } = useSession();
  const { reached, marks, mine } = useReached();
  const [open, setOpen] = useState(false);
  const fresh = marks ? freshOf(reached ?? [], marks) : [];
  const due = reached?.filter(({ kind }) => kind === "due").length ?? 0;
  useTold(reached);
  useMarked(hubTitle(hubName), fresh.length);
  useEffect(() => {
    if (mine !== undefined) void window.aftercareShell?.counts({ mine, due }).catch(() => undefined);
  }, [mine, due]);
  const label = fresh.length > 0 ? t("reached.titleCount", { count: String(fresh.length) }) : t("reached.title");
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <Suspense fallback={<Bones lines={4} />}>
          <List reached={reached ?? []} marks={marks ?? none} close={() => setOpen(false)} />
        </Suspense>
      }
    >
      <Button
        type="text"
        size="small"
        className={css.bell}
        data-bell=""
        data-new={fresh.length > 0 ? "" : undefined}
        aria-label={label}
        title={label}
        icon={<Icon name="bell" />}
      />
    </Popover>
  );
}

/** The tab says how many were not seen, in its title and its mark. */
function useMarked(name: string, count: number): void {
  const [wasMarked, setWasMarked] = useState(false);
  useEffect(() => {
    document.title = titled(name, count);
  }, [name, count]);
  useEffect(() => {
    if (count === 0 && !wasMarked) return;
    setWasMarked(count > 0);
    import("./badge.ts").then(({ badge }) => badge(count)).catch(() => undefined);
  }, [count, wasMarked]);
}
