import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { importsTexts } from "../../locales/late/imports.ts";
import { useLate } from "../../locales/late.ts";
import { Page } from "../../ui/parts.tsx";
import { Begin } from "./begin.tsx";
import { OneImport } from "./one.tsx";
import { Past } from "./past.tsx";

/** Tables that people bring: a new one, those of before, and one of them. */
export default function ImportsPage(): ReactNode {
  const s = useLate(importsTexts);
  const { importId } = useParams();
  if (importId !== undefined)
    return (
      <Page title={s("title")} tools={<Link to="/imports">{s("back")}</Link>}>
        <OneImport key={importId} importId={importId} />
      </Page>
    );
  return (
    <Page title={s("title")} note={s("about")}>
      <Begin />
      <Past />
    </Page>
  );
}
