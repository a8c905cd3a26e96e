import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { tourTexts } from "../../locales/late/tour.ts";
import { useLate } from "../../locales/late.ts";
import css from "./tour.module.css";
import { stepsFor } from "./tour-steps.ts";

/** A way round the console for whoever is new, beside the page and never before it; left at any step, found again in the help. */
export default function Tour({ close }: { close: () => void }): ReactNode {
  const s = useLate(tourTexts);
  const { me } = useSession();
  const [at, setAt] = useState(0);
  const head = useRef<HTMLHeadingElement>(null);
  const leave = useChange({ call: () => hub.settings.mark({ marks: [`tour:${me.roles[0] ?? "none"}`] }) });
  const steps = stepsFor(me.roles[0]);
  const step = steps[at];
  const shows = step?.shows;
  useEffect(() => {
    const part = shows === undefined ? null : document.querySelector(shows);
    part?.setAttribute("data-tour", "");
    part?.scrollIntoView({ block: "nearest" });
    head.current?.focus();
    return () => part?.removeAttribute("data-tour");
  }, [shows]);
  const end = (): void => {
    leave.mutate(undefined);
    close();
  };
  if (!step) return null;
  const isLast = at === steps.length - 1;
  return (
    <section
      className={css.tour}
      aria-label={s("label")}
      data-tour-card=""
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The page behind does not go up because the tour is left.
        event.nativeEvent.stopPropagation();
        end();
      }}
    >
      <h2 ref={head} tabIndex={-1}>
        {s(`title.${step.text}`)}
      </h2>
      <p>{s(`text.${step.text}`)}</p>
      <footer>
        <small>{s("place", { at: at + 1, of: steps.length })}</small>
        <Button size="small" type="text" onClick={end}>
          {s("leave")}
        </Button>
        {at > 0 && (
          <Button size="small" onClick={() => setAt(at - 1)}>
            {s("back")}
          </Button>
        )}
        <Button size="small" type="primary" onClick={() => (isLast ? end() : setAt(at + 1))}>
          {s(isLast ? "end" : "on")}
        </Button>
      </footer>
    </section>
  );
}
