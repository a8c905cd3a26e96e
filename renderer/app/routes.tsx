/** One more page is one more folder under pages/ and one more line here. */
import { type ComponentType, lazy } from "react";
import type { Permission } from "../../main/hub/contract/index.ts";
import type { Role } from "../../main/hub/contract/words.ts";
import type { TextKey } from "../locales/text.ts";
import type { IconName } from "../ui/icon.tsx";

export interface Route {
  path: string;
  permission: Permission;
  page: ComponentType;
  /** Shown in the rail when there is one. */
  menu?: { key: TextKey; icon: IconName };
}

export const routes: readonly Route[] = [
  { path: "/queue", permission: "case.read", page: lazy(() => import("../pages/queue/index.tsx")), menu: { key: "nav.queue", icon: "queue" } },
  { path: "/cases/:caseId", permission: "case.read", page: lazy(() => import("../pages/case/index.tsx")) },
  { path: "/orders", permission: "case.read", page: lazy(() => import("../pages/orders/index.tsx")), menu: { key: "nav.orders", icon: "order" } },
  { path: "/orders/:ref", permission: "case.read", page: lazy(() => import("../pages/order/index.tsx")) },
  { path: "/review", permission: "decision.review", page: lazy(() => import("../pages/review/index.tsx")), menu: { key: "nav.review", icon: "review" } },
  { path: "/examples", permission: "example.edit", page: lazy(() => import("../pages/examples/index.tsx")), menu: { key: "nav.examples", icon: "examples" } },
  {
    path: "/training",
    permission: "example.edit",
    page: lazy(() => import("../pages/training/index.tsx")),
    menu: { key: "nav.training", icon: "bolt" },
  },
  { path: "/answers", permission: "example.edit", page: lazy(() => import("../pages/answers/index.tsx")), menu: { key: "nav.answers", icon: "chat" } },
  { path: "/risk", permission: "risk.review", page: lazy(() => import("../pages/risk/index.tsx")), menu: { key: "nav.risk", icon: "risk" } },
  { path: "/risk/:accountId", permission: "risk.review", page: lazy(() => import("../pages/account/index.tsx")) },
  { path: "/policy", permission: "case.read", page: lazy(() => import("../pages/policy/index.tsx")), menu: { key: "nav.policy", icon: "policy" } },
  { path: "/terms", permission: "case.read", page: lazy(() => import("../pages/terms/index.tsx")), menu: { key: "nav.terms", icon: "terms" } },
  { path: "/models", permission: "model.edit", page: lazy(() => import("../pages/models/index.tsx")), menu: { key: "nav.models", icon: "bolt" } },
  { path: "/shops", permission: "shop.edit", page: lazy(() => import("../pages/shops/index.tsx")), menu: { key: "nav.shops", icon: "shops" } },
  { path: "/people", permission: "people.edit", page: lazy(() => import("../pages/people/index.tsx")), menu: { key: "nav.people", icon: "person" } },
  { path: "/privacy", permission: "privacy.edit", page: lazy(() => import("../pages/privacy/index.tsx")), menu: { key: "nav.privacy", icon: "lock" } },
  { path: "/welcome", permission: "people.edit", page: lazy(() => import("../pages/welcome/index.tsx")) },
  { path: "/me", permission: "signed_in", page: lazy(() => import("../pages/me/index.tsx")) },
  { path: "/status", permission: "status.read", page: lazy(() => import("../pages/status/index.tsx")), menu: { key: "nav.status", icon: "status" } },
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
