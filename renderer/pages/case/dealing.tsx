import { memo, type ReactNode } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { HoldBar } from "../../widgets/hold.tsx";
import { LaneView } from "../../widgets/lane.tsx";
import { SecondBar } from "../../widgets/second.tsx";
import { Whereabouts } from "../../widgets/whereabouts.tsx";
import { Actions } from "./actions.tsx";
import { BuyerCard, WaitingBeside } from "./buyer-card.tsx";
import css from "./case.module.css";
import { DecisionCard } from "./decision-card.tsx";
import { Facts } from "./facts.tsx";
import { FoundCard } from "./found-card.tsx";
import { LinksCard, WholeBanner } from "./links-card.tsx";
import { MarksCard } from "./marks-card.tsx";
import { Promises } from "./promises.tsx";
import { TakenBack } from "./taken-back.tsx";
import { TemplateCard } from "./template-card.tsx";

/** Where the parcel is in one sentence, what is decided, what is under way, and by which facts. */
export const Dealing = memo(function Dealing({ page }: { page: CasePage }): ReactNode {
  const awaiting = page.actions.filter((action) => action.state === "awaiting");
  const held = page.actions.filter((action) => action.state === "held");
  return (
    <aside className={css.aside}>
      <WholeBanner page={page} />
      <FoundCard of={page.case} />
      <WaitingBeside page={page} />
      {page.order && (
        <div className={css.whereabouts} data-source="order">
          <Whereabouts order={page.order} />
          <LaneView lane={page.order.lane} />
        </div>
      )}
      {awaiting.map((action) => (
        <SecondBar key={action.id} action={action} />
      ))}
      {held.map((action) => (
        <HoldBar key={action.id} action={action} />
      ))}
      <TakenBack page={page} />
      <Promises page={page} />
      <Actions page={page} />
      <MarksCard of={page.case} given={page.given} />
      <LinksCard page={page} />
      <Facts page={page} />
      <DecisionCard page={page} />
      <BuyerCard page={page} />
      <TemplateCard template={page.template} />
    </aside>
  );
});
