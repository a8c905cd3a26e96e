/** One more page is one more folder under pages/ and one more line here. */
import type { Permission } from "../../main/hub/contract/index.ts";
import type { Role } from "../../main/hub/contract/words.ts";
import type { TextKey } from "../locales/text.ts";
import type { IconName } from "../ui/icon.tsx";
import { type FetchedPage, fetched } from "./fetched.tsx";

export interface Route {
  path: string;
  permission: Permission;
  page: FetchedPage;
  /** Shown in the rail when there is one. */
  menu?: { key: TextKey; icon: IconName };
}

export const routes: readonly Route[] = [
  { path: "/queue", permission: "case.read", page: fetched(() => import("../pages/queue/index.tsx")), menu: { key: "nav.queue", icon: "queue" } },
  { path: "/cases/:caseId", permission: "case.read", page: fetched(() => import("../pages/case/index.tsx")) },
  { path: "/orders", permission: "case.read", page: fetched(() => import("../pages/orders/index.tsx")), menu: { key: "nav.orders", icon: "order" } },
  { path: "/orders/:ref", permission: "case.read", page: fetched(() => import("../pages/order/index.tsx")) },
  { path: "/stock", permission: "case.read", page: fetched(() => import("../pages/stock/index.tsx")), menu: { key: "nav.stock", icon: "warehouse" } },
  { path: "/floor", permission: "floor.read", page: fetched(() => import("../pages/floor/index.tsx")), menu: { key: "nav.floor", icon: "floor" } },
  {
    path: "/waiting",
    permission: "waiting.work",
    page: fetched(() => import("../pages/waiting/index.tsx")),
    menu: { key: "nav.waiting", icon: "clock" },
  },
  { path: "/waiting/setup/:part?", permission: "waiting.work", page: fetched(() => import("../pages/waiting-setup/index.tsx")) },
  { path: "/assignment", permission: "case.assign", page: fetched(() => import("../pages/assignment/index.tsx")) },
  { path: "/insights", permission: "figures.read", page: fetched(() => import("../pages/insights/index.tsx")), menu: { key: "nav.insights", icon: "charts" } },
  { path: "/behind", permission: "figures.read", page: fetched(() => import("../pages/behind/index.tsx")) },
  { path: "/review", permission: "decision.review", page: fetched(() => import("../pages/review/index.tsx")), menu: { key: "nav.review", icon: "review" } },
  {
    path: "/examples",
    permission: "example.edit",
    page: fetched(() => import("../pages/examples/index.tsx")),
    menu: { key: "nav.examples", icon: "examples" },
  },
  {
    path: "/training",
    permission: "example.edit",
    page: fetched(() => import("../pages/training/index.tsx")),
    menu: { key: "nav.training", icon: "bolt" },
  },
  { path: "/answers", permission: "example.edit", page: fetched(() => import("../pages/answers/index.tsx")), menu: { key: "nav.answers", icon: "chat" } },
  { path: "/risk", permission: "risk.review", page: fetched(() => import("../pages/risk/index.tsx")), menu: { key: "nav.risk", icon: "risk" } },
  { path: "/risk/:accountId", permission: "risk.review", page: fetched(() => import("../pages/account/index.tsx")) },
  { path: "/macros", permission: "case.read", page: fetched(() => import("../pages/macros/index.tsx")), menu: { key: "nav.macros", icon: "keyboard" } },
  { path: "/policy", permission: "case.read", page: fetched(() => import("../pages/policy/index.tsx")), menu: { key: "nav.policy", icon: "policy" } },
  { path: "/terms", permission: "case.read", page: fetched(() => import("../pages/terms/index.tsx")), menu: { key: "nav.terms", icon: "terms" } },
  { path: "/models", permission: "model.edit", page: fetched(() => import("../pages/models/index.tsx")), menu: { key: "nav.models", icon: "bolt" } },
  { path: "/shops", permission: "shop.edit", page: fetched(() => import("../pages/shops/index.tsx")), menu: { key: "nav.shops", icon: "shops" } },
  { path: "/shops/connect/:channel?", permission: "shop.edit", page: fetched(() => import("../pages/shops/connect/index.tsx")) },
  { path: "/shops/:shopId/first", permission: "shop.edit", page: fetched(() => import("../pages/shops/first/index.tsx")) },
  { path: "/shops/authorised", permission: "shop.edit", page: fetched(() => import("../pages/shop-authorised/index.tsx")) },
  { path: "/shops/:shopId/mapping", permission: "shop.edit", page: fetched(() => import("../pages/mapping/index.tsx")) },
  { path: "/imports", permission: "file.import", page: fetched(() => import("../pages/imports/index.tsx")), menu: { key: "nav.imports", icon: "take" } },
  { path: "/imports/:importId", permission: "file.import", page: fetched(() => import("../pages/imports/index.tsx")) },
  { path: "/people", permission: "people.edit", page: fetched(() => import("../pages/people/index.tsx")), menu: { key: "nav.people", icon: "person" } },
  { path: "/privacy", permission: "privacy.edit", page: fetched(() => import("../pages/privacy/index.tsx")), menu: { key: "nav.privacy", icon: "lock" } },
  { path: "/welcome", permission: "people.edit", page: fetched(() => import("../pages/welcome/index.tsx")) },
  { path: "/help", permission: "signed_in", page: fetched(() => import("../pages/help/index.tsx")) },
  { path: "/settings/:part?", permission: "signed_in", page: fetched(() => import("../pages/settings/index.tsx")) },
  { path: "/audit", permission: "audit.read", page: fetched(() => import("../pages/audit/index.tsx")), menu: { key: "nav.audit", icon: "books" } },
  { path: "/status", permission: "status.read", page: fetched(() => import("../pages/status/index.tsx")), menu: { key: "nav.status", icon: "status" } },
  { path: "/capture", permission: "status.read", page: fetched(() => import("../pages/capture/index.tsx")) },
  { path: "/quarantine", permission: "status.read", page: fetched(() => import("../pages/quarantine/index.tsx")) },
];

/** Where the day begins in each role. */
const homes: Readonly<Record<Role, string>> = {
  agent: "/queue",
  supervisor: "/review",
  trainer: "/examples",
  risk: "/risk",
  operations: "/status",
  finance: "/review",
  warehouse: "/orders",
  admin: "/status",
};

/** Where somebody with these roles begins: what the first of them is for. */
export function homeOf(roles: readonly Role[]): string {
  return roles[0] ? homes[roles[0]] : "/queue";
}
