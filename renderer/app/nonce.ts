/**
 * The content policy refuses every style that came in with words; those that the page's own code writes carry the nonce of this answer. Set where
 * elements are made, because not every part of the component library hands on the nonce it is given. Loaded before any of them.
 */
const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
const make = document.createElement.bind(document);

document.createElement = ((name: string, options?: ElementCreationOptions): HTMLElement => {
  const made = make(name, options);
  if (made instanceof HTMLStyleElement) made.nonce = nonce;
  return made;
}) as typeof document.createElement;
