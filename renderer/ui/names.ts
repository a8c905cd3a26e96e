/** `客服小林（演示）` → `客服小林`: the console says once, at its head, that everything is a demonstration. */
export function bareName(name: string): string {
  return name.replace(/\s*[（(][^（(]*[）)]$/, "");
}
