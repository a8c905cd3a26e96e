import type { ReactNode } from "react";
import type { MappingBody, MappingPreview } from "../../../main/hub/contract/mappings.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { exact } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/parts.tsx";
import { Told, Written } from "../../ui/said.tsx";
import css from "./mapping.module.css";

interface ResultProps {
  /** Left out: there is no sample. */
  preview: MappingPreview | undefined;
  waiting: MappingPreview["waiting"] | undefined;
  at: number;
  body: MappingBody;
}

/** What the sample reads as, or the sentence that says what is wrong; and what of that which waits could be read. */
export function Result({ preview, waiting, at, body }: ResultProps): ReactNode {
  const s = useLate(mappingTexts);
  return (
    <div className={css.results} aria-live="polite">
      <Panel title={s("result")} flush className={css.panel}>
        {preview ? <Outcome preview={preview} at={at} body={body} /> : <p className={css.hintBox}>{s("resultNone")}</p>}
      </Panel>
      {waiting && (
        <Panel title={s("waiting")} flush>
          <Waiting {...waiting} />
        </Panel>
      )}
    </div>
  );
}

function Outcome({ preview: { part, records, leftOut, wrong }, at, body }: { preview: MappingPreview; at: number; body: MappingBody }): ReactNode {
  const s = useLate(mappingTexts);
  const other = part !== null && part !== at ? body.parts[part] : undefined;
  return (
    <>
      {other && (
        <p className={css.hintBox}>
          <Written>{s("elsewhere", { name: other.name })}</Written>
        </p>
      )}
      {wrong && (
        <p className={css.wrong} role="alert">
          <Icon name="warn" /> <Told {...wrong.said} />
        </p>
      )}
      {!wrong && records.length === 0 && leftOut === 0 && <p className={css.hintBox}>{s("resultEmpty")}</p>}
      {leftOut > 0 && <p className={css.hintBox}>{s("leftOut", { n: leftOut })}</p>}
      <ol className={css.records} data-wrong={wrong !== null}>
        {records.map(({ title, at: when, values }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: records of one sample do not move
          <li key={index}>
            <b>
              <Told {...title} />
            </b>
            {when && <small>{exact(when)}</small>}
            <dl>
              {values.map(({ name, value }) => (
                <div key={name.en}>
                  <dt>
                    <Told {...name} />
                  </dt>
                  <dd>
                    <Told {...value} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Payloads of which it is tried at most. */
const TRIED = 300;

function Waiting({ all, readable, reasons }: MappingPreview["waiting"]): ReactNode {
  const s = useLate(mappingTexts);
  if (all === 0) return <p className={css.hintBox}>{s("waitingNone")}</p>;
  return (
    <div className={css.waiting}>
      <p>{all > TRIED ? s("waitingSome", { tried: TRIED, n: readable, all }) : s("waitingReadable", { n: readable, all })}</p>
      <ul>
        {reasons.map(({ said, count }) => (
          <li key={said.zh}>
            <small>{s("times", { n: count })}</small> <Told {...said} />
          </li>
        ))}
      </ul>
    </div>
  );
}
