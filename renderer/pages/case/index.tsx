import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNavigate, useParams } from "react-router";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { api } from "../../client/rpc.ts";
import { useKeys } from "../../ui/keys.ts";
import { Bones, Page, Panel, Problem } from "../../ui/parts.tsx";
import { HoldBar } from "../../widgets/hold.tsx";
import { SecondBar } from "../../widgets/second.tsx";
import { AccountCard } from "./account-card.tsx";
import { Actions } from "./actions.tsx";
import css from "./case.module.css";
import { DecisionCard } from "./decision-card.tsx";
import { Facts } from "./facts.tsx";
import { Head } from "./head.tsx";
import { Promises } from "./promises.tsx";
import { Story } from "./story.tsx";
import { TakenBack } from "./taken-back.tsx";
import { Talk } from "./talk.tsx";
import { TemplateCard } from "./template-card.tsx";
import { useDraft } from "./unsent.ts";

export default function CasePageRoute(): ReactNode {
  const { caseId = "" } = useParams();
  const navigate = useNavigate();
  const answer = useQuery(api.cases.get.queryOptions({ input: { caseId } }));
  useKeys([[["Escape"], () => void navigate(-1)]]);
  if (answer.data) return <Desk page={answer.data} key={caseId} />;
  return <Page>{answer.error ? <Problem error={answer.error} retry={() => void answer.refetch()} /> : <Waiting />}</Page>;
}

function Desk({ page }: { page: CasePage }): ReactNode {
  const [draft, setDraft] = useDraft(page);
  const awaiting = page.actions.filter((action) => action.state === "awaiting");
  const held = page.actions.filter((action) => action.state === "held");
  return (
    <div className={css.page}>
      <Head of={page.case} />
      <div className={css.columns}>
        <Story page={page} />
        <Talk page={page} draft={draft} setDraft={setDraft} />
        <aside className={css.aside}>
          {awaiting.map((action) => (
            <SecondBar key={action.id} action={action} />
          ))}
          {held.map((action) => (
            <HoldBar key={action.id} action={action} />
          ))}
          <TakenBack page={page} />
          <Promises page={page} />
          <Actions page={page} />
          <Facts page={page} />
          <DecisionCard page={page} />
          <AccountCard account={page.account} />
          <TemplateCard template={page.template} />
        </aside>
      </div>
    </div>
  );
}

function Waiting(): ReactNode {
  return (
    <div className={css.waiting}>
      {[9, 11, 8].map((lines) => (
        <Panel key={lines} flush>
          <Bones lines={lines} />
        </Panel>
      ))}
    </div>
  );
}
