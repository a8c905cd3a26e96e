import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Panel } from "../../ui/parts.tsx";

/** What of the first steps is left, and the way back to them; nothing once all is done. */
export function FirstSteps(): ReactNode {
  const t = useT();
  const assistant = useQuery(api.assistant.get.queryOptions());
  const left = (assistant.data?.steps ?? []).filter(({ state }) => state !== "done");
  if (left.length === 0) return null;
  return (
    <Panel
      title={t("welcome.title")}
      note={left.map(({ step }) => t(`welcomeStep.${step}`)).join(t("format.and"))}
      tools={
        <Link to="/welcome">
          <Button size="small">{t("welcome.goOn")}</Button>
        </Link>
      }
    >
      {t("welcome.left", { n: left.length })}
    </Panel>
  );
}
