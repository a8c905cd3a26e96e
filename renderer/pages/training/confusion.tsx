import type { ReactNode } from "react";
import { useT } from "../../locales/provider.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import css from "./training.module.css";

/** Classes shown; the rarer ones make no readable table. */
const MOST_CLASSES = 12;

interface Cell {
  truth: string;
  guess: string;
  count: number;
}

/** Which class was taken for which; with `pick` a number leads on to what it counts. */
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
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
