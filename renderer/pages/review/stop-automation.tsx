import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { StopOf } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { AskWhy } from "../../ui/ask-why.tsx";
import { count, money } from "../../ui/format.ts";
import { Segmented } from "../../ui/segmented.tsx";
import css from "./review.module.css";

/** The switch: everything, a shop, or a row of a policy. */
export function StopAutomation(): ReactNode {
  const t = useT();
  const may = useMay("automation.switch");
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button danger size="small" onClick={() => setOpen(true)}>
        {t("automation.stop")}
      </Button>
      {open && <Ask close={() => setOpen(false)} />}
    </>
  );
}

type Scope = StopOf["scope"];
const scopes = { all: "automation.scopeAll", shop: "automation.scopeShop", row: "automation.scopeRow" } as const;

function Ask({ close }: { close: () => void }): ReactNode {
  const t = useT();
  const targets = useQuery(api.automation.targets.queryOptions());
  const [scope, setScope] = useState<Scope>("all");
  const [shopId, setShop] = useState<string>();
  const [at, setRow] = useState<number>();
  const row = at === undefined ? undefined : targets.data?.rows[at];
  const of = wanted(scope, shopId, row);
  const stop = useChange({
    call: ({ what, reason }: { what: StopOf; reason: string }) => hub.automation.stop({ of: what, reason }),
    said: ({ held, going }) => t("automation.stopped", { held: count(held), going: count(going) }),
    after: close,
  });
  return (
    <AskWhy
      title={t("automation.stopTitle")}
      does={t("automation.stopDo")}
      label={t("automation.reason")}
      isReady={of !== null}
      danger
      pending={stop.isPending}
      go={(reason) => of && stop.mutate({ what: of, reason })}
      close={close}
      below={of && <Would of={of} />}
      className={css.ask}
    >
      <Segmented<Scope>
        value={scope}
        aria-label={t("automation.scope")}
        onChange={setScope}
        options={(["all", "shop", "row"] as const).map((value) => ({ value, label: t(scopes[value]) }))}
      />
      {scope === "shop" && (
        <Select
          value={shopId}
          placeholder={t("automation.whichShop")}
          aria-label={t("automation.whichShop")}
          onChange={setShop}
          options={(targets.data?.shops ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {scope === "row" && (
        <Select
          value={at}
          placeholder={t("automation.whichRow")}
          aria-label={t("automation.whichRow")}
          onChange={setRow}
          options={(targets.data?.rows ?? []).map(({ name }, value) => ({ value, label: name }))}
        />
      )}
    </AskWhy>
  );
}

function wanted(scope: Scope, shopId: string | undefined, row: { policy: string; row: string } | undefined): StopOf | null {
  if (scope === "shop") return shopId === undefined ? null : { scope, shopId };
  if (scope === "row") return row ? { scope, policy: row.policy, row: row.row } : null;
  return { scope };
}

/** What it would do, before it is done. */
function Would({ of }: { of: StopOf }): ReactNode {
  const t = useT();
  const { data } = useQuery(api.automation.preview.queryOptions({ input: { of }, staleTime: 0 }));
  if (!data) return <p>…</p>;
  return (
    <p>
      {data.held > 0 ? t("automation.would", { held: count(data.held), sum: money(data.heldFen) }) : t("automation.wouldNothing")}{" "}
      {data.going > 0 && t("automation.wouldGoing", { n: count(data.going) })}
    </p>
  );
}
