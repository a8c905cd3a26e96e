import type { ReactNode } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { memberOf } from "../../ui/kept.ts";
import { Page } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Found } from "./found.tsx";
import { Notifiers } from "./notifiers.tsx";
import { RosterPart } from "./roster.tsx";
import { Rules } from "./rules.tsx";
import { Sent } from "./sent.tsx";
import css from "./setup.module.css";

const parts = ["rules", "found", "roster", "notifiers", "sent"] as const;

/** What may not wait, who is on duty, by which ways people are told, and what was sent. */
export default function WaitingSetupPage(): ReactNode {
  const s = useLate(waitingSetupTexts);
  const navigate = useNavigate();
  const part = memberOf(parts, useParams().part);
  return (
    <Page title={s("title")} note={s("about")} tools={<Link to="/waiting">{s("back")}</Link>}>
      <Tabs
        value={part}
        onChange={(next) => void navigate(`/waiting/setup/${next}`, { replace: true })}
        items={parts.map((value) => ({ value, label: s(`part.${value}`) }))}
      />
      <div className={css.parts} role="tabpanel" aria-label={s(`part.${part}`)}>
        {part === "rules" && <Rules />}
        {part === "found" && <Found title={s("part.found")} />}
        {part === "roster" && <RosterPart />}
        {part === "notifiers" && <Notifiers />}
        {part === "sent" && <Sent />}
      </div>
    </Page>
  );
}
