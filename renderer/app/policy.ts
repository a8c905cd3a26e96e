/**
 * What the content policy asks of code: loaded before all other code of the page (`vite.config.ts` keeps it in one file with zod).
 * Styles that came in with words are refused; those that the page's own code writes carry the nonce of this answer. It is set where elements are made,
 * because not every part of the component library hands on the nonce it is given.
 */
import { config } from "zod";

// Else each schema would try whether it may compile itself, which is refused, and told as an attempt.
config({ jitless: true });

const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
const make = document.createElement.bind(document);

document.createElement = ((name: string, options?: ElementCreationOptions): HTMLElement => {
  const made = make(name, options);
  if (made instanceof HTMLStyleElement) made.nonce = nonce;
  return made;
}) as typeof document.createElement;
