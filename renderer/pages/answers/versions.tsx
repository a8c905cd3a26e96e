import { Button, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import type { CardVersion } from "../../../main/hub/contract/answers.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./answers.module.css";
import { CardWords } from "./card-words.tsx";
import { Differences } from "./differences.tsx";

interface VersionsProps {
  /** Newest first: the first is the card as it stands. */
  rows: readonly CardVersion[];
  /** The version was put back. */
  done: () => void;
}

/** How a card stood at each change: who made it, when, what of it changed, and whole; an earlier one can be put back. */
export function Versions({ rows, done }: VersionsProps): ReactNode {
  const t = useT();
  const [newest] = rows;
  if (!newest) return null;
  return (
    <details className={css.versions}>
      <summary>{t("answers.versions", { n: rows.length })}</summary>
      <ol>
        {rows.map((row, at) => (
          <Version key={row.version} row={row} before={rows[at + 1] ?? null} newest={newest} done={done} />
        ))}
      </ol>
    </details>
  );
}

interface VersionProps {
  row: CardVersion;
  before: CardVersion | null;
  newest: CardVersion;
  done: () => void;
}

function Version({ row, before, newest, done }: VersionProps): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const [whole, setWhole] = useState(before === null);
  const isNewest = row.version === newest.version;
  const change = useChange({
    call: () => hub.cards.putBack({ id: row.card.id, revision: newest.version, version: row.version }),
    said: t("answers.putBackDone", { n: row.version }),
    after: done,
  });
  const stateMoved = before !== null && before.state !== row.state;
  return (
    <li>
      <header>
        <b>{t("answers.version", { n: row.version })}</b>
        <small>{t("answers.by", { by: toldBy(row.by), at: moment(row.at, now) })}</small>
        {isNewest && <Tag tone="good">{t("answers.versionNow")}</Tag>}
        {row.backTo !== null && <Tag>{t("answers.backTo", { n: row.backTo })}</Tag>}
        {stateMoved && <Tag tone="warn">{t(row.state === "live" ? "answers.revive" : "answers.retire")}</Tag>}
        {before !== null && (
          <Button size="small" type="text" onClick={() => setWhole(!whole)}>
            {t(whole ? "answers.whatChanged" : "answers.wholeCard")}
          </Button>
        )}
        {!isNewest && (
          <Popconfirm
            title={t("answers.putBackSure", { n: row.version })}
            okText={t("answers.putBack")}
            cancelText={t("answers.putBackNot")}
            onConfirm={() => change.mutate(undefined)}
          >
            <Button size="small" loading={change.isPending}>
              {t("answers.putBack")}
            </Button>
          </Popconfirm>
        )}
      </header>
      {whole || before === null ? <CardWords card={row.card} whole /> : <Differences before={before.card} after={row.card} />}
    </li>
  );
}
