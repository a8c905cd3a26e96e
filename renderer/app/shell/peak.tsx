import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, span } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { useNow } from "../../ui/now.tsx";
import css from "./shell.module.css";

const WATCHED_MS = 2_000;
const IDLE_MS = 30_000;

/** While a promotion's peak is played: how far it is, above every page, and the way to end it. Whoever wants one finds it among the commands. */
export function Peak(): ReactNode {
  const t = useT();
  const now = useNow();
  const peak = useQuery(api.demonstration.peak.queryOptions({ refetchInterval: ({ state }) => (state.data?.running ? WATCHED_MS : IDLE_MS) }));
  const start = useChange({ call: () => hub.demonstration.startPeak() });
  const stop = useChange({ call: () => hub.demonstration.stopPeak(), said: t("peak.stopped") });
  const { there = false, running = false, until = null, orders = 0, cases = 0 } = peak.data ?? {};
  useKeys(there ? [[[], () => (running ? stop : start).mutate(undefined), running ? "peak.stop" : "peak.start"]] : []);
  if (!running || until === null) return null;
  return (
    <div className={css.condition} role="status">
      <Icon name="warn" size={16} />
      <b>{t("peak.running")}</b>
      <span>{t("peak.line", { orders: count(orders), cases: count(cases), left: span(Math.max(0, until.getTime() - now), t) })}</span>
      <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
        {t("peak.stop")}
      </Button>
    </div>
  );
}
