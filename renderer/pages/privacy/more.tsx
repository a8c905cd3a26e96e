import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useT } from "../../locales/provider.tsx";
import css from "./privacy.module.css";

interface Cursors {
  /** Cursor of the page that is shown; none = the first. */
  at: string | undefined;
  forward(next: string): void;
  back(): void;
}

/** Where a list that is paged by cursors stands; another filter begins it anew. */
export function useCursors(filter: readonly unknown[]): Cursors {
  const key = JSON.stringify(filter);
  const [kept, setKept] = useState<{ key: string; path: readonly string[] }>({ key, path: [] });
  const path = kept.key === key ? kept.path : [];
  return {
    at: path.at(-1),
    forward: (next) => setKept({ key, path: [...path, next] }),
    back: () => setKept({ key, path: path.slice(0, -1) }),
  };
}

/** Newer and older, where there are any. */
export function More({ cursors, next }: { cursors: Cursors; next: string | null }): ReactNode {
  const t = useT();
  if (cursors.at === undefined && next === null) return null;
  return (
    <div className={css.more}>
      <Button size="small" disabled={cursors.at === undefined} onClick={cursors.back}>
        {t("privacy.newer")}
      </Button>
      <Button size="small" disabled={next === null} onClick={() => next !== null && cursors.forward(next)}>
        {t("privacy.older")}
      </Button>
    </div>
  );
}
