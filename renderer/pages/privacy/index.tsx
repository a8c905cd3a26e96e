import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useT } from "../../locales/provider.tsx";
import { Page } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Erase } from "./erase.tsx";
import { Keeping } from "./keeping.tsx";
import { Left } from "./left.tsx";
import { Looked } from "./looked.tsx";

const tabs = { left: Left, looked: Looked, erase: Erase, keeping: Keeping } as const;
type Tab = keyof typeof tabs;
const names = Object.keys(tabs) as Tab[];

/** What left this machine, who looked at whom, how long things are kept, and erasing a buyer. */
export default function PrivacyPage(): ReactNode {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const tab = names.find((name) => name === params.get("tab")) ?? "left";
  const Shown = tabs[tab];
  return (
    <Page title={t("privacy.title")} note={t("privacy.about")}>
      <Tabs value={tab} items={names.map((value) => ({ value, label: t(`privacyTab.${value}`) }))} onChange={(next) => setParams({ tab: next })} />
      <Shown />
    </Page>
  );
}
