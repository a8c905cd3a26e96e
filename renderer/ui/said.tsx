/** Sentences in the reader's language, and words of others, which say in what language they are. */
import { Fragment, type ReactNode } from "react";
import { asWritten, partsOf, type Said, withoutMarks } from "../../main/hub/kernel/said.ts";
import { useLocale } from "../locales/provider.tsx";

/** A sentence of ours. What somebody else wrote within it, and marked so, keeps its language for whoever reads aloud, hyphenates or translates. */
export function Sentence({ text }: { text: string }): ReactNode {
  return partsOf(text).map(({ text: part, written }, at) =>
    written ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence do not move
      <bdi key={at} lang="zh-CN">
        {part}
      </bdi>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence do not move
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}

/** A sentence in both languages: the reader's. */
export function Told({ zh, en }: Said): ReactNode {
  const { language } = useLocale();
  return language === "zh" ? zh : <Sentence text={en} />;
}

/** The same as plain text, for a tooltip or a clipboard. */
export function useSaid(): (said: Said) => string {
  const { language } = useLocale();
  return (said) => (language === "zh" ? said.zh : withoutMarks(said.en));
}

/** What a buyer, a channel, a carrier, the seller or a colleague wrote: never ours to put into another language. */
export function Written({ children }: { children: string }): ReactNode {
  const { language } = useLocale();
  // Whatever direction it runs in, what stands beside it stays where it is.
  return language === "zh" ? <bdi>{children}</bdi> : <Sentence text={asWritten(children)} />;
}
