/** What this browser keeps of how somebody likes the console; it may forbid keeping anything, then a choice holds while the page does. */
import { useState } from "react";

/** What was kept under a name; `null` where nothing was, or nothing may be. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(place(name));
  } catch {
    return null;
  }
}

export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(place(name), text);
  } catch {
    // The choice holds while the page does.
  }
}

/** Forgets what was kept under a name. */
export function drop(name: string): void {
  try {
    localStorage.removeItem(place(name));
  } catch {
    // Nothing may be kept, so nothing was.
  }
}

/** Everything kept under names that begin so, by name, the oldest name first. */
export function keptUnder(beginning: string): [name: string, text: string][] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(place(beginning)));
    return names.sort().map((name) => [name.slice(place("").length), localStorage.getItem(name) ?? ""]);
  } catch {
    return [];
  }
}

/** The member that was kept, or the first. */
export function memberOf<Value extends string>(values: readonly [Value, ...Value[]], text: unknown): Value {
  return values.find((value) => value === text) ?? values[0];
}

/** One choice of a few about a screen. */
export function useKept<Value extends string>(name: string, values: readonly [Value, ...Value[]]): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => memberOf(values, kept(name)));
  return [
    value,
    (next) => {
      setValue(next);
      keep(name, next);
    },
  ];
}

function place(name: string): string {
  return `aftercare.${name}`;
}
