import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useT } from "../locales/provider.tsx";

interface CursorPagesProps {
  /** Behind which row the page begins; `undefined`: it is the first. */
  cursor: string | undefined;
  /** Behind which row the next begins; `null`: there is none. */
  next: string | null;
  go: (cursor: string | undefined) => void;
}

/** Steps through a list that is paged by cursor. The way back is known as far as one came; a pasted address goes back to the beginning. */
export function CursorPages({ cursor, next, go }: CursorPagesProps): ReactNode {
  const t = useT();
  const [before, setBefore] = useState<readonly (string | undefined)[]>([]);
  return (
    <span>
      <Button
        size="small"
        disabled={cursor === undefined}
        onClick={() => {
          go(before.at(-1));
          setBefore(before.slice(0, -1));
        }}
      >
        {t("orders.pageBefore")}
      </Button>{" "}
      <Button
        size="small"
        disabled={next === null}
        onClick={() => {
          setBefore([...before, cursor]);
          go(next ?? undefined);
        }}
      >
        {t("orders.pageNext")}
      </Button>
    </span>
  );
}
