import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useSession } from "../../client/session.tsx";
import { helpTexts } from "../../locales/late/help.ts";
import { useLate } from "../../locales/late.ts";
import { Page, Panel } from "../../ui/parts.tsx";
import { Shortcuts } from "../../ui/shortcuts.tsx";
import { startTour } from "../../widgets/tour-run.ts";
import css from "./help.module.css";

const words = ["case", "deadline", "finding", "hold", "confirmed", "second", "promise", "suggestion"] as const;
const troubles = ["offline", "failed", "changed", "shop", "notMine"] as const;

const waiting = [
  { role: "agent", to: "/queue", needs: "case.work" },
  { role: "supervisor", to: "/review", needs: "decision.review" },
  { role: "trainer", to: "/examples", needs: "example.edit" },
  { role: "risk", to: "/risk", needs: "risk.review" },
] as const;

/** Keys, what the words on the screen mean, what to do when something goes wrong, and the tour once more. */
export default function HelpPage(): ReactNode {
  const s = useLate(helpTexts);
  const { demo, permissions } = useSession();
  return (
    <Page title={s("title")} note={s("about")}>
      <div className={css.parts}>
        {demo && <Morning permissions={permissions} />}
        <Panel title={s("when")}>
          <dl className={css.list}>
            {troubles.map((one) => (
              <div key={one}>
                <dt>{s(`when.${one}`)}</dt>
                <dd>{s(`then.${one}`)}</dd>
              </div>
            ))}
          </dl>
        </Panel>
        <Panel title={s("words")}>
          <dl className={css.list}>
            {words.map((one) => (
              <div key={one}>
                <dt>{s(`word.${one}`)}</dt>
                <dd>{s(`meaning.${one}`)}</dd>
              </div>
            ))}
          </dl>
        </Panel>
        <Panel title={s("keys")}>
          <Shortcuts />
        </Panel>
        <Panel title={s("tour")} note={s("tourHint")}>
          <Button onClick={startTour}>{s("start")}</Button>
        </Panel>
      </div>
    </Page>
  );
}

/** In the demonstration: what each role finds in the morning, and how it may end. The days before it leave exactly this. */
function Morning({ permissions }: { permissions: readonly string[] }): ReactNode {
  const s = useLate(helpTexts);
  return (
    <Panel title={s("morning")} note={s("morningHint")}>
      <dl className={css.list}>
        {waiting.map(({ role, to, needs }) => (
          <div key={role}>
            <dt>
              {s(`morning.${role}`)} {permissions.includes(needs) && <Link to={to}>{s(`go.${role}`)}</Link>}
            </dt>
            <dd>{s(`waits.${role}`)}</dd>
            <dd>
              <b>{s("good")}</b> {s(`good.${role}`)}
            </dd>
            <dd>
              <b>{s("bad")}</b> {s(`bad.${role}`)}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
