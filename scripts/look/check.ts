/** What an eye would stumble over and a machine can measure: runs in the page. */

/** Each in words with where it is; `languages` other than the shown one are no fault where a part says its language. */
export function stumbles({ isLoading, language }: { isLoading: boolean; language: "zh" | "en" }): string[] {
  const found: string[] = [];
  const where = (element: Element): string => {
    const text = (element.textContent ?? "").trim().slice(0, 40);
    return `${element.tagName.toLowerCase()}.${String(element.className).slice(0, 40)} "${text}"`;
  };
  const isSeen = (element: Element): boolean => {
    const { width, height, right, left } = element.getBoundingClientRect();
    return (
      element.checkVisibility() &&
      width > 1 &&
      height > 1 &&
      right > 0 &&
      left < innerWidth &&
      getComputedStyle(element).visibility === "visible" &&
      !element.closest("[aria-hidden=true]")
    );
  };
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`hangs over the edge by ${over} px`);
  if (!isLoading && document.querySelector("[class*=bone]")) found.push("bones are left");
  for (const spin of document.querySelectorAll("[class*=spin]")) if (!isLoading && isSeen(spin)) found.push(`a spinner is left: ${where(spin)}`);
  const main = document.querySelector("main");
  if (main && (main.textContent ?? "").trim() === "" && !main.querySelector("[class*=bone], canvas, svg")) found.push("the page is blank");
  for (const panel of document.querySelectorAll("section > [class*=body], section > [class*=flush]"))
    if ((panel.textContent ?? "").trim() === "" && !panel.querySelector("[class*=bone], canvas, svg, img, input, textarea") && isSeen(panel))
      found.push(`a panel is blank: ${where(panel.parentElement ?? panel)}`);
  // Chinese in the English view that no part says to be Chinese.
  const han = /\p{Script=Han}/u;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const place = node.parentElement;
    const text = (node.textContent ?? "").trim();
    if (!place || text === "" || place.closest("script, style") || !isSeen(place)) continue;
    if (language === "en" && han.test(text) && !place.closest("[lang^=zh]")) found.push(`Chinese: ${where(place)}`);
    if (language === "zh" && /\b[a-z]{3,} [a-z]{2,} [a-z]{2,}\b/i.test(text) && !han.test(text) && !place.closest("[lang=en], bdi, kbd, pre, code"))
      found.push(`English: ${where(place)}`);
    const style = getComputedStyle(place);
    const isCut = place.scrollWidth > place.clientWidth + 1 && place.clientWidth > 0 && style.overflowX === "hidden" && style.textOverflow !== "ellipsis";
    if (isCut && style.display !== "inline" && place.clientWidth > 2) found.push(`cut: ${where(place)}`);
    const size = Number.parseFloat(style.fontSize);
    if (size < 10.5) found.push(`smaller than 11: ${where(place)} ${size}`);
  }
  // What can be pressed and lies past the right edge of its window without a way to scroll to it.
  for (const press of document.querySelectorAll("main button, main a, main input")) {
    const { left, right, width } = press.getBoundingClientRect();
    if (width === 0 || right <= innerWidth + 1 || left < 0 || !press.checkVisibility({ contentVisibilityAuto: true })) continue;
    let scrolls = false;
    for (let up = press.parentElement; up; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) scrolls = true;
    if (!scrolls && getComputedStyle(press).visibility === "visible") found.push(`out of reach: ${where(press)}`);
  }
  return [...new Set(found)];
}
