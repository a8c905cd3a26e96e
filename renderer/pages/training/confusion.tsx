import type { ReactNode } from "react";
import { MARKS_TO_TELL } from "../../../main/hub/contract/review.ts";
import { useT } from "../../locales/provider.tsx";
import { percent } from "../../ui/format.ts";
import tables from "../../ui/tables.module.css";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { type Cell, type MixUp, mixUpsOf, ratesOf } from "./mix-ups.ts";
import css from "./training.module.css";

/** Classes shown; the rarer ones make no readable table. */
const MOST_CLASSES = 12;

/** Mix-ups listed; the rest is in the table. */
const MOST_LISTED = 10;

/** Which class was taken for which, with how many there are of each and how many of them were called right; with `pick` a number leads on to what it counts. */
export function Confusion<Of extends Cell>({ of, pick }: { of: readonly Of[]; pick?: (cell: Of) => void }): ReactNode {
  const t = useT();
  const classes = useClasses();
  if (of.length === 0) return <p className={css.hint}>{t("training.noClasses")}</p>;
  const sums = new Map<string, number>();
  // Where something is taken for something else is what the table is for: those come first.
  for (const { truth, guess, count } of of) for (const one of [truth, guess]) sums.set(one, (sums.get(one) ?? 0) + (truth === guess ? count : count * 100));
  const shown = [...sums]
    .toSorted((left, right) => right[1] - left[1])
    .slice(0, MOST_CLASSES)
    .map(([id]) => id);
  const rates = ratesOf(of);
  const cells = new Map(of.map((cell) => [`${cell.truth} ${cell.guess}`, cell]));
  return (
    <div className={css.scroll}>
      <table className={css.confusion}>
        <thead>
          <tr>
            <th>{t("training.truthByGuess")}</th>
            {shown.map((guess) => (
              <th key={guess} title={classes.title(guess)}>
                <span>{classes.title(guess)}</span>
              </th>
            ))}
            <th>{t("training.sum")}</th>
            <th>{t("training.calledRight")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((truth) => (
            <tr key={truth}>
              <th>{classes.title(truth)}</th>
              {shown.map((guess) => {
                const cell = cells.get(`${truth} ${guess}`);
                const count = cell?.count ?? 0;
                return (
                  <td key={guess} data-kind={count === 0 ? undefined : truth === guess ? "right" : "wrong"}>
                    {cell && pick ? (
                      <button
                        type="button"
                        aria-label={t("training.cell", { truth: classes.title(truth), guess: classes.title(guess), n: count })}
                        onClick={() => pick(cell)}
                      >
                        {count}
                      </button>
                    ) : (
                      count > 0 && count
                    )}
                  </td>
                );
              })}
              <td>{rates.get(truth)?.count ?? 0}</td>
              <td>{percentOf(rates.get(truth)?.right)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is taken for something else, the most frequent first, each leading on to its cases; nothing where nothing is. */
export function MixUps<Of extends Cell>({ of, pick, picked }: { of: readonly Of[]; pick: (cell: Of) => void; picked: Of | null }): ReactNode {
  const t = useT();
  const classes = useClasses();
  const mixed: readonly MixUp<Of>[] = mixUpsOf(of);
  if (mixed.length === 0) return null;
  const isPicked = ({ truth, guess }: Cell): boolean => picked?.truth === truth && picked.guess === guess;
  return (
    <>
      <table className={`${tables.small} ${css.mixed}`}>
        <thead>
          <tr>
            {(["truth", "guess", "cases", "share"] as const).map((key) => (
              <th key={key}>{t(`mixUp.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mixed.slice(0, MOST_LISTED).map((cell) => (
            <tr key={`${cell.truth} ${cell.guess}`} data-picked={isPicked(cell) ? "" : undefined}>
              <td>{classes.title(cell.truth)}</td>
              <td>{classes.title(cell.guess)}</td>
              <td>
                <button type="button" className={css.leads} aria-pressed={isPicked(cell)} onClick={() => pick(cell)}>
                  {cell.count}
                </button>
              </td>
              <td>{percentOf(cell.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.hint}>
        {t("mixUp.hint", { n: MARKS_TO_TELL })}
        {mixed.length > MOST_LISTED && t("mixUp.more", { n: mixed.length - MOST_LISTED })}
      </p>
    </>
  );
}

function percentOf(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : percent(share);
}
