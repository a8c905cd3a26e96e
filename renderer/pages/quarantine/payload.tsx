import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { api, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { quarantineTexts } from "../../locales/late/quarantine.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import { mappingPath } from "../../widgets/mapping-link.ts";
import { Deeds } from "./deeds.tsx";
import css from "./quarantine.module.css";
import { Reveal } from "./reveal.tsx";
import { useVia } from "./via.ts";

type One = Outputs["quarantine"]["one"];

interface PayloadProps {
  id: string;
  shopId: string;
  /** The sentence that stands above already. */
  said: string;
  /** Called when something was done with it. */
  done?: () => void;
}

/** One payload: masked, line by line, with what could not be read marked. */
export function Payload({ id, ...rest }: PayloadProps): ReactNode {
  const one = useQuery(api.quarantine.one.queryOptions({ input: { id } }));
  return (
    <div className={css.payload}>
      <Answer of={one} lines={10}>
        {(data) => <Shown of={data} {...rest} />}
      </Answer>
    </div>
  );
}

/** Whether this person may say what the channel's fields mean. */
function useIsMapped(channel: string): boolean {
  const mayMap = useMay("shop.edit");
  const { data } = useQuery(api.shops.channels.queryOptions({ enabled: mayMap, staleTime: Number.POSITIVE_INFINITY }));
  return data?.channels.find(({ id }) => id === channel)?.byMapping === true;
}

function Shown({ of, shopId, said, done }: { of: One } & Omit<PayloadProps, "id">): ReactNode {
  const s = useLate(quarantineTexts);
  const now = useNow();
  const via = useVia();
  const mayReveal = useMay("personal.reveal");
  const isMapped = useIsMapped(of.channel);
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      {of.reason !== said && (
        <p className={css.sentence}>
          <Written>{of.reason}</Written>
        </p>
      )}
      <small title={exact(of.receivedAt)}>
        {s("received", { at: moment(of.receivedAt, now), via: via(of.via) })} · {s("aside", { at: moment(of.asideAt, now) })}
      </small>
      {of.discarded && (
        <small>
          {s("discardedBy", { name: of.discarded.by, at: moment(of.discarded.at, now), why: of.discarded.why })} ·{" "}
          {s("until", { at: moment(of.discarded.until, now) })}
        </small>
      )}
      <span className={css.deeds}>
        <Deeds of={{ ids: [of.id] }} many={1} state={of.state} {...(done ? { after: done } : {})} />
        {mayReveal && (
          <Button size="small" type="text" onClick={() => setAsked(true)}>
            {s("reveal")}
          </Button>
        )}
        {isMapped && <Link to={mappingPath(shopId, of.id)}>{s("mapping")}</Link>}
      </span>
      {of.isBroken ? (
        <p>{s("sealBroken")}</p>
      ) : (
        <figure className={css.shape}>
          <figcaption>
            {s("shape")} <small>{s("shapeHint")}</small>
          </figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and whoever has no mouse must come to its end */}
          <pre tabIndex={0}>
            {of.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text do not move
              <Line key={at} line={line} />
            ))}
          </pre>
          {of.isCut && <small>{s("cut")}</small>}
        </figure>
      )}
      {isAsked && <Reveal id={of.id} close={() => setAsked(false)} />}
    </>
  );
}

function Line({ line: { text, mark } }: { line: One["lines"][number] }): ReactNode {
  const s = useLate(quarantineTexts);
  if (mark === null) return `${text}\n`;
  return (
    <>
      <mark ref={intoView}>
        {text} <b>← {s(`mark.${mark}`)}</b>
      </mark>
      {"\n"}
    </>
  );
}

/** What broke is seen at once, wherever in the payload it stands. */
function intoView(line: HTMLElement | null): void {
  line?.scrollIntoView({ block: "nearest" });
}
