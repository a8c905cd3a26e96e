import { useEffect, useRef } from "react";
import type { TextKey } from "../locales/text.ts";

/** Keys that do the same, named as `KeyboardEvent.key`, and what it is called where it is to be found in the palette. */
export type KeyedCommand = readonly [keys: readonly string[], act: () => void, name?: TextKey];

/** What the open page and the frame around it can do just now, the page's last. */
const standing = new Set<{ current: readonly KeyedCommand[] }>();

/** What Enter presses when it has the focus. */
const PRESSED = "a[href],button,summary,[role=button],[role=tab],[role=switch]";

/** True when a key belongs to what has the focus: a field, or an open window above the page. A box to tick takes no letters. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isBox = target instanceof HTMLInputElement && target.type === "checkbox";
  if (target.isContentEditable || (["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) && !isBox)) return true;
  return target.closest("[role=dialog],[role=listbox],[role=menu],dialog") !== null;
}

const pressedAt = (target: EventTarget | null): HTMLElement | null => (target instanceof HTMLElement ? target.closest<HTMLElement>(PRESSED) : null);

/** Single-key shortcuts of a page, silent while somebody types; those with a name are commands of the palette, too. */
export function useKeys(keys: readonly KeyedCommand[]): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const act = latest.current.find(([names]) => names.includes(event.key))?.[1];
      if (!act) return;
      const pressed = pressedAt(event.target);
      if (pressed && event.key === "Enter") return;
      // Whoever goes on by the page's own keys has left the button that was pressed last: Enter means the page again.
      pressed?.blur();
      event.preventDefault();
      act();
    };
    standing.add(latest);
    window.addEventListener("keydown", listen);
    return () => {
      standing.delete(latest);
      window.removeEventListener("keydown", listen);
    };
  }, []);
}

/** Named commands that stand now, those of the innermost part first. */
export function commandsNow(): { keys: readonly string[]; act: () => void; name: TextKey }[] {
  const all = [...standing].flatMap(({ current }) => current.flatMap(([keys, act, name]) => (name ? [{ keys, act, name }] : [])));
  return all.filter((one, at) => all.findIndex(({ name }) => name === one.name) === at);
}

/** How the key beside K is called where this browser runs. */
export const paletteKey = /Mac|iP(?:hone|ad)/.test(navigator.platform) ? "⌘K" : "Ctrl K";

/** ⌘K or Ctrl+K, also while somebody types. */
export function usePaletteKey(open: () => void): void {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      latest.current();
    };
    // Before any field sees it.
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, []);
}
