import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { IntoBatch } from "./into-batch.tsx";

type State = "candidate" | "accepted" | "retired";

/** Accepts or retires everything that is ticked. */
export function BulkBar({ ids, clear }: { ids: string[]; clear: () => void }): ReactNode {
  const t = useT();
  const change = useChange({
    call: (state: State) => hub.examples.setState({ ids, state }),
    said: ({ changed }) => t("examples.changed", { n: changed }),
    after: clear,
  });
  const button = (state: State, text: string): ReactNode => (
    <Button
      size="small"
      type={state === "accepted" ? "primary" : "default"}
      disabled={ids.length === 0 || change.isPending}
      onClick={() => change.mutate(state)}
    >
      {text}
    </Button>
  );
  return (
    <>
      {button("accepted", t("examples.accept"))}
      {button("retired", t("examples.retire"))}
      {button("candidate", t("examples.backToCandidate"))}
      <IntoBatch ids={ids} clear={clear} />
    </>
  );
}
