import { useEffect, useRef } from "react";

type Keys = readonly (readonly [keys: readonly string[], act: () => void])[];

/** True when a key belongs to what has the focus: a field, or an open window above the page. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)) return true;
  return target.closest("[role=dialog],[role=listbox],[role=menu]") !== null;
}

/** Single-key shortcuts of a page, silent while somebody types. Keys are named as `KeyboardEvent.key`. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const act = latest.current.find(([names]) => names.includes(event.key))?.[1];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
