/** Which pages the console has, as whoever may see all of it walks through them. */
import type { Page } from "playwright-core";
import { MAPPED, type Shop } from "./shop.ts";

/** Pages that the rail does not lead to. */
const besides = [
  "/shops/connect",
  "/behind",
  "/capture",
  "/quarantine",
  "/assignment",
  "/waiting/setup/found",
  "/welcome",
  "/help",
  "/settings/profile",
  "/settings/look",
  "/settings/notices",
  "/settings/hours",
  "/settings/security",
];

/** Languages, each with the button that turns to it. */
export const languages = { zh: "中文", en: "EN" } as const;
export type Language = keyof typeof languages;

/** Addresses of all pages, with an open case, its order and the account most looked at; `page` stands on any page of the console. */
export async function pathsOf(page: Page, shop: Shop): Promise<string[]> {
  const links = await page
    .getByRole("navigation")
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const one = await shop.row<{ caseId: string; number: string }>(
    `SELECT c.id AS "caseId", o.number FROM case_file c JOIN "order" o ON o.id = c.order_id WHERE c.status = 'open' ORDER BY c.deadline_at LIMIT 1`,
  );
  const found = await shop.row<{ id: string }>("SELECT id FROM case_file WHERE found_kind IS NOT NULL AND status <> 'done' ORDER BY opened_at LIMIT 1");
  const account = await shop.row<{ id: string }>("SELECT id FROM account ORDER BY score DESC LIMIT 1");
  const mapped = await shop.row<{ id: string }>(`SELECT id FROM shop WHERE id = '${MAPPED}'`);
  if (!one || !account) throw new Error("the demonstration has no case or no account");
  return [
    ...links.filter((path) => path !== "/"),
    `/cases/${one.caseId}`,
    `/orders/${one.number}`,
    `/risk/${account.id}`,
    ...(found ? [`/cases/${found.id}#found`] : []),
    ...(mapped ? [`/shops/${mapped.id}/mapping`, `/shops/${mapped.id}/first`] : []),
    ...besides,
    ...(await formsOf(page, shop)),
  ];
}

/** The form of the last channel of each group: among them those with many fields, with a page of their own, and with none that must be filled in. */
async function formsOf(page: Page, shop: Shop): Promise<string[]> {
  await page.goto(`${shop.url}/shops/connect`);
  const groups = page.locator("main section");
  await groups.first().waitFor();
  const all = await groups.evaluateAll((sections) => sections.map((section) => [...section.querySelectorAll("a")].at(-1)?.getAttribute("href") ?? ""));
  return all.filter((href) => href !== "");
}
