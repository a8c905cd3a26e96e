import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { useChange } from "../../client/change.ts";
import { useOwnSettings } from "../../client/own-settings.ts";
import { hub } from "../../client/rpc.ts";
import { reachedTexts } from "../../locales/late/reached.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment, money } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { askToTell, mayTell } from "../../ui/tell.ts";
import { type ActionKind, useActionKinds } from "../../widgets/action-kinds.ts";
import css from "./reached.module.css";
import { freshOf, placeOf, type Reached } from "./reached.ts";
import { useTitle } from "./use-reached.ts";

/** What can be looked at alone: what presses by the clock, colleagues and buyers, what failed. */
const groups = {
  all: null,
  new: null,
  time: ["due", "promise", "second"],
  people: ["mention", "acted", "assigned", "given", "linked", "answered"],
  failures: ["failed", "shop"],
} as const;
type Group = keyof typeof groups;

/** The list behind the bell. */
export default function ReachedList({ reached, marks, close }: { reached: readonly Reached[]; marks: ReadonlySet<string>; close: () => void }): ReactNode {
  const r = useLate(reachedTexts);
  const t = useT();
  const now = useNow();
  const title = useTitle();
  const [group, setGroup] = useState<Group>("all");
  const fresh = freshOf(reached, marks);
  const isFresh = new Set(fresh.map(({ id }) => id));
  const see = useChange({ call: seen });
  const kinds: readonly string[] | null = groups[group];
  const shown = group === "new" ? fresh : reached.filter(({ kind }) => kinds === null || kinds.includes(kind));
  return (
    <section className={css.reached} aria-label={t("reached.title")}>
      <header>
        <Segmented
          size="small"
          aria-label={r("show")}
          value={group}
          onChange={setGroup}
          options={(Object.keys(groups) as Group[]).map((value) => ({
            value,
            label: value === "new" && fresh.length > 0 ? `${r(`group.${value}`)} ${fresh.length}` : r(`group.${value}`),
          }))}
        />
        <Button size="small" type="text" disabled={fresh.length === 0} loading={see.isPending} onClick={() => see.mutate(fresh)}>
          {r("allSeen")}
        </Button>
      </header>
      {shown.length === 0 ? (
        <Empty title={r(group === "all" ? "none" : "noneHere")}>{group === "all" && r("noneHint")}</Empty>
      ) : (
        <ol>
          {shown.map((one) => (
            <li key={one.id} data-new={isFresh.has(one.id) ? "" : undefined} data-kind={one.kind}>
              <Link
                to={placeOf(one)}
                onClick={() => {
                  // A call is seen where its case is opened.
                  if (isFresh.has(one.id) && !("isNew" in one)) see.mutate([one]);
                  close();
                }}
              >
                <b>
                  {isFresh.has(one.id) && <span className={css.unseen}>{r("unseen")}</span>}
                  {title(one, now)}
                </b>
                {one.at.getTime() > 0 && <time title={exact(one.at)}>{moment(one.at, now)}</time>}
                <Detail of={one} />
              </Link>
            </li>
          ))}
        </ol>
      )}
      <Ways close={close} />
    </section>
  );
}

/** Keeps that a person has seen these: calls at once, the rest by their marks. */
async function seen(these: readonly Reached[]): Promise<void> {
  const marks = these.filter((one) => !("isNew" in one)).map(({ id }) => id);
  if (marks.length > 0) await hub.settings.mark({ marks: marks.slice(0, 200) });
  if (these.some((one) => "isNew" in one)) await hub.notes.seen({ caseId: null });
}

function Detail({ of }: { of: Reached }): ReactNode {
  const t = useT();
  const kinds = useActionKinds();
  if (of.kind === "shop")
    return (
      <small>
        <Written>{of.name}</Written> · <Written>{of.problem}</Written>
      </small>
    );
  if ("isNew" in of)
    return (
      <small>
        {of.kind === "mention" ? <Written>{of.text}</Written> : of.text === "" ? <Written>{of.case.title}</Written> : kinds.label(of.text as ActionKind)} ·{" "}
        {of.case.number}
      </small>
    );
  return (
    <small>
      {t(`kind.${of.case.kind}`)} {of.amountFen > 0 && money(of.amountFen)} · <Written>{of.case.title}</Written>
    </small>
  );
}

/** Where it is said how one is told; and, where it is wanted outside the page and this browser was never asked, a way to ask it. */
function Ways({ close }: { close: () => void }): ReactNode {
  const r = useLate(reachedTexts);
  const [settings, choose] = useOwnSettings();
  const [may, setMay] = useState(mayTell);
  const want = async (): Promise<void> => {
    const isAllowed = await askToTell();
    setMay(mayTell());
    if (isAllowed) choose({ desktop: true });
  };
  const asks = may === "ask" || (may === "yes" && !settings.desktop);
  return (
    <footer>
      {asks && (
        <Button size="small" onClick={() => void want()}>
          {r("desktop")}
        </Button>
      )}
      {may === "no" && settings.desktop && <small>{r("blocked")}</small>}
      <Link to="/settings/notices" onClick={close}>
        {r("settings")}
      </Link>
    </footer>
  );
}
