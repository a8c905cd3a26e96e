import { useSyncExternalStore } from "react";

/** Whether a media query holds now, e.g. `(width < 1040px)`. */
export function useMedia(query: string): boolean {
  const media = window.matchMedia(query);
  return useSyncExternalStore(
    (told) => {
      media.addEventListener("change", told);
      return () => media.removeEventListener("change", told);
    },
    () => media.matches,
  );
}
