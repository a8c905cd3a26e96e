import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type ReplayOutcome, replayOutcomes } from "../../../main/hub/contract/lists.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { quarantineTexts } from "../../locales/late/quarantine.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import css from "./quarantine.module.css";

type Replay = Outputs["quarantine"]["replays"]["rows"][number];

const tones: Readonly<Record<ReplayOutcome, Tone>> = { pending: "info", again: "warn", discarded: "plain", understood: "good" };
/** While something is under way it is asked for so often. */
const SOON_MS = 1_500;
const LATER_MS = 30_000;

/** What was tried again lately, by whom, and what came of it. */
export function Replays(): ReactNode {
  const s = useLate(quarantineTexts);
  const list = useQuery(
    api.quarantine.replays.queryOptions({ refetchInterval: ({ state }) => (state.data?.rows.some(({ counts }) => counts.pending > 0) ? SOON_MS : LATER_MS) }),
  );
  if (!list.data || list.data.rows.length === 0) return null;
  return (
    <Panel title={s("replays")} note={s("replaysHint")} flush>
      <ul className={css.replays}>
        {list.data.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ row }: { row: Replay }): ReactNode {
  const s = useLate(quarantineTexts);
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div>
        <span className={css.sentence}>
          <Written>{row.reason}</Written>
        </span>
        <small>
          <time title={exact(row.at)}>{moment(row.at, now)}</time> · {row.by === null ? s("byItself") : bareName(row.by)}
        </small>
      </div>
      <span className={css.outcomes}>
        {replayOutcomes.map(
          (one) =>
            row.counts[one] > 0 && (
              <Tag key={one} tone={tones[one]}>
                {s(`outcome.${one}`, { n: row.counts[one] })}
              </Tag>
            ),
        )}
        <button type="button" className={css.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {s("results")}
        </button>
      </span>
      {isOpen && <Results id={row.id} />}
    </li>
  );
}

function Results({ id }: { id: string }): ReactNode {
  const s = useLate(quarantineTexts);
  const rows = useQuery(api.quarantine.replayed.queryOptions({ input: { id } }));
  return (
    <Answer of={rows} lines={3}>
      {(data) => (
        <ul className={css.results}>
          {data.rows.map((one) => (
            <li key={one.id}>
              <code>{one.id}</code> <Tag tone={tones[one.outcome]}>{s(`one.${one.outcome}`)}</Tag> <Written>{one.reason}</Written>
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
}
