import { memo, type ReactNode } from "react";
import { Link } from "react-router";
import type { CasePage, FindingView, OrderView } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Panel } from "../../ui/parts.tsx";
import { FindingList } from "../../widgets/finding-list.tsx";
import { Timeline, useTimelineFilter } from "../../widgets/timeline.tsx";
import frame from "./case.module.css";
import css from "./story.module.css";

/** What the record proves, then everything that happened. */
export const Story = memo(function Story({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const { shown, filter } = useTimelineFilter(page.timeline);
  return (
    <Panel title={t("case.story")} tools={page.order && <OrderLink order={page.order} />} flush className={frame.column}>
      {!page.order && <NoOrder />}
      <Findings findings={page.findings} />
      <div className={css.storyFilter}>{filter}</div>
      <Timeline entries={shown} findings={page.findings} />
    </Panel>
  );
});

function Findings({ findings }: { findings: readonly FindingView[] }): ReactNode {
  return findings.length > 0 ? <FindingList findings={findings} /> : null;
}

function OrderLink({ order }: { order: OrderView }): ReactNode {
  return (
    <Link to={`/orders/${order.number}`} className={css.number}>
      {order.number} <Icon name="next" size={12} />
    </Link>
  );
}

function NoOrder(): ReactNode {
  const t = useT();
  return <Empty title={t("case.noOrder")}>{t("case.noOrderHint")}</Empty>;
}
