import type { ReactNode } from "react";
import type { Json } from "../../../main/hub/kernel/json.ts";
import { pathOf, type stepsOf, unfolded } from "../../../main/hub/kernel/json-path.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { Written } from "../../ui/said.tsx";
import { withinRecords } from "./draft.ts";
import css from "./mapping.module.css";

type Steps = ReturnType<typeof stepsOf>;

interface TreeProps {
  json: Json;
  list: string;
  /** Places within the records that are mapped. */
  mapped: ReadonlySet<string>;
  pick: (path: string) => void;
}

/** What a value is dragged as. */
export const LEAF = "application/x-aftercare-leaf";
const DEEPEST = 12;
const MOST_MEMBERS = 200;

/** A payload as it is built; of lists the first entry, for all are mapped alike. A value is dragged onto a field, or pressed for the field that is chosen. */
export function Tree(props: TreeProps): ReactNode {
  return (
    <div className={css.tree}>
      <Node {...props} value={props.json} steps={[]} />
    </div>
  );
}

function Node({ value: given, steps, ...props }: TreeProps & { value: Json; steps: Steps }): ReactNode {
  const s = useLate(mappingTexts);
  const value = unfolded(given);
  if (steps.length > DEEPEST) return "…";
  if (Array.isArray(value)) {
    const first = value.find((one) => one !== null);
    return (
      <>
        <small className={css.elements}>{s("sampleElements", { n: value.length })}</small>
        {first !== undefined && <Node {...props} value={first} steps={[...steps, "each"]} />}
      </>
    );
  }
  if (value === null || typeof value !== "object") return <Leaf {...props} value={value} path={pathOf(steps)} />;
  return (
    <ul>
      {Object.entries(value)
        .slice(0, MOST_MEMBERS)
        .map(([name, part]) => (
          <li key={name}>
            <span className={css.key}>
              <Written>{name}</Written>
            </span>
            <Node {...props} value={part} steps={[...steps, { name }]} />
          </li>
        ))}
    </ul>
  );
}

function Leaf({ value, path, list, mapped, pick }: Omit<TreeProps, "json"> & { value: null | boolean | number | string; path: string }): ReactNode {
  const place = withinRecords(path, list);
  const text = value === null ? "null" : String(value);
  if (place === null || place === "")
    return (
      <span className={css.outside}>
        <Written>{text}</Written>
      </span>
    );
  return (
    <button
      type="button"
      className={css.leaf}
      data-mapped={mapped.has(place)}
      title={place}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(LEAF, place);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onClick={() => pick(place)}
    >
      <Written>{text === "" ? "“”" : text}</Written>
    </button>
  );
}
