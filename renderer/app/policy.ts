/**
 * What the content policy asks of code, before anything is drawn or checked.
 * Styles that came in with words are refused; those that the page's own code writes carry the nonce of this answer. It is set where elements are made,
 * because not every part of the component library hands on the nonce it is given.
 */

// Else each shape would try whether it may compile its check, which is refused, and told as an attempt. Said where zod looks for it, so that only pages that check fetch zod.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
const make = document.createElement.bind(document);

document.createElement = ((name: string, options?: ElementCreationOptions): HTMLElement => {
  const made = make(name, options);
  if (made instanceof HTMLStyleElement) made.nonce = nonce;
  return made;
}) as typeof document.createElement;
