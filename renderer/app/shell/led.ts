import { useEffect } from "react";
import { useNavigate } from "react-router";

let go: (place: string) => void = () => undefined;
let asked = false;

/** Goes where a link, a notification or the copied number leads, when this is the desktop's window: without loading the page anew. */
export function useLed(): void {
  const navigate = useNavigate();
  useEffect(() => {
    go = (place) => void navigate(place);
    if (asked || !window.aftercareShell) return;
    asked = true;
    // The shell says places only; one that begins a host would still stay within this console.
    window.aftercareShell.onOpen((place) => /^\/(?!\/)/.test(place) && go(place));
  }, [navigate]);
}
