import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { useT } from "../locales/provider.tsx";

/** The way back for whoever came here from the first steps. */
export function BackToSteps(): ReactNode {
  const t = useT();
  const { state } = useLocation() as { state: { steps?: boolean } | null };
  return state?.steps ? <Link to="/welcome">{t("welcome.back")}</Link> : null;
}
