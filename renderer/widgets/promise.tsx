import type { ReactNode } from "react";
import type { CaseRow } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { exact, span } from "../ui/format.ts";
import { Icon } from "../ui/icon.tsx";
import { useNow } from "../ui/now.tsx";
import { Tag, type Tone } from "../ui/parts.tsx";
import { urgency } from "./deadline.ts";

const tones: Readonly<Record<ReturnType<typeof urgency>, Tone>> = { over: "bad", now: "bad", soon: "warn", calm: "plain", none: "plain" };

/** The next thing a buyer was promised by a time and waits for; nothing where nothing is. */
export function PromiseTag({ of }: { of: Pick<CaseRow, "promiseDueAt" | "promiseKind"> }): ReactNode {
  const t = useT();
  const now = useNow();
  if (!of.promiseDueAt || !of.promiseKind) return null;
  const left = of.promiseDueAt.getTime() - now;
  return (
    <Tag tone={tones[urgency(of.promiseDueAt, now)]} title={exact(of.promiseDueAt)}>
      <Icon name="clock" size={12} />
      {t(left > 0 ? "promise.left" : "promise.over", { what: t(`promiseKind.${of.promiseKind}`), span: span(Math.abs(left), t) })}
    </Tag>
  );
}
