import { Button } from "antd";
import type { ReactNode } from "react";
import { helpTexts } from "../../locales/late/help.ts";
import { useLate } from "../../locales/late.ts";
import { Page, Panel } from "../../ui/parts.tsx";
import { Shortcuts } from "../../ui/shortcuts.tsx";
import { startTour } from "../../widgets/tour-run.ts";
import css from "./help.module.css";

const words = ["case", "deadline", "finding", "hold", "confirmed", "second", "promise", "suggestion"] as const;
const troubles = ["offline", "failed", "changed", "shop", "notMine"] as const;

/** Keys, what the words on the screen mean, what to do when something goes wrong, and the tour once more. */
export default function HelpPage(): ReactNode {
  const s = useLate(helpTexts);
  return (
    <Page title={s("title")} note={s("about")}>
      <div className={css.parts}>
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
