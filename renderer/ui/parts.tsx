/** The few shapes every page is made of. */
import { Button } from "antd";
import type { ReactNode } from "react";
import { isTimedOut } from "../client/patience.ts";
import { refusalCode, sentenceOf } from "../client/refusal.ts";
import { useLocale } from "../locales/provider.tsx";
import { Icon } from "./icon.tsx";
import css from "./parts.module.css";

export type Tone = "plain" | "bad" | "warn" | "good" | "info" | "machine" | "accent";

export function Panel(props: { title?: ReactNode; note?: ReactNode; tools?: ReactNode; flush?: boolean; className?: string; children: ReactNode }): ReactNode {
  return (
    <section className={props.className ? `${css.panel} ${props.className}` : css.panel}>
      {props.title !== undefined && (
        <header className={css.head}>
          <h2>{props.title}</h2>
          {props.note && <span className={css.note}>{props.note}</span>}
          {props.tools && <div className={css.tools}>{props.tools}</div>}
        </header>
      )}
      <div className={props.flush ? css.flush : css.body}>{props.children}</div>
    </section>
  );
}

export function Tag({ tone = "plain", title, children }: { tone?: Tone; title?: string; children: ReactNode }): ReactNode {
  return (
    <span className={css.tag} data-tone={tone} title={title}>
      {children}
    </span>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <div className={css.empty}>
      <b>{title}</b>
      {children}
    </div>
  );
}

export function Bone({ width = "100%", height = 12 }: { width?: number | string; height?: number }): ReactNode {
  return <span className={css.bone} style={{ width, height }} />;
}

/** Grey lines where text is about to be, of about its height, so that nothing jumps. */
export function Bones({ lines = 6 }: { lines?: number }): ReactNode {
  const widths = ["92%", "64%", "80%", "48%", "71%", "58%"];
  return (
    <div className={css.bones} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity and never move
        <Bone key={line} width={widths[line % widths.length] ?? "70%"} height={14} />
      ))}
    </div>
  );
}

export function Stat({ label, value, tone = "plain", note }: { label: string; value: ReactNode; tone?: Tone; note?: ReactNode }): ReactNode {
  return (
    <dl className={css.stat} data-tone={tone}>
      <dt>{label}</dt>
      <dd>
        {value}
        {note && <small>{note}</small>}
      </dd>
    </dl>
  );
}

/** Words for who hears the page instead of seeing it. */
export function Unseen({ children }: { children: ReactNode }): ReactNode {
  return <span className={css.unseen}>{children}</span>;
}

export function Kbd({ children }: { children: ReactNode }): ReactNode {
  return <kbd className={css.kbd}>{children}</kbd>;
}

export function Page({ title, tools, children, note }: { title?: ReactNode; note?: ReactNode; tools?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <main className={css.page}>
      {title !== undefined && (
        <header className={css.title}>
          <h1>{title}</h1>
          {note && <span className={css.note}>{note}</span>}
          {tools && <div className={css.tools}>{tools}</div>}
        </header>
      )}
      {children}
    </main>
  );
}

/** What went wrong in a sentence, and a way to try again. What is not there, or is not for this person, is no fault: it is told calmly, and asking again would not bring it. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }): ReactNode {
  const spoken = useLocale();
  const code = refusalCode(error);
  if (code === "NOT_FOUND" || code === "NOT_ALLOWED")
    return (
      <div role="alert">
        <Empty title={sentenceOf(error, spoken)}>{spoken.t(code === "NOT_ALLOWED" ? "error.notYoursHint" : "error.goneHint")}</Empty>
      </div>
    );
  return (
    <div className={css.problem} role="alert">
      <Icon name="warn" />
      {/* It was only asked: nothing can have been done. */}
      <span>{isTimedOut(error) ? spoken.t("error.late") : sentenceOf(error, spoken)}</span>
      {retry && (
        <Button size="small" onClick={retry}>
          {spoken.t("error.retry")}
        </Button>
      )}
    </div>
  );
}
