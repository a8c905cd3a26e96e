/** A policy in the reader's language: what the seller wrote in English stands in the English view, else his own words, marked as such. */
import type { ReactNode } from "react";
import { useLocale } from "../locales/provider.tsx";
import { Written } from "../ui/said.tsx";

/** A row by what its seller calls it. */
interface NamedRow {
  id: string;
  note: string;
  noteEn?: string | undefined;
}

/** What a row is called, as plain text. */
export function useRowNote(): (row: NamedRow) => string {
  const { language } = useLocale();
  return ({ id, note, noteEn }) => (language === "en" && noteEn?.trim()) || note || id;
}

/** What a row is called. */
export function RowNote({ of }: { of: NamedRow }): ReactNode {
  return <InOwnWords zh={of.note || of.id} en={of.noteEn} />;
}

/** Words of the seller, in English where he wrote them so. */
export function InOwnWords({ zh, en }: { zh: string; en: string | undefined }): ReactNode {
  const { language } = useLocale();
  return language === "en" && en?.trim() ? en : <Written>{zh}</Written>;
}
