/** What a buyer showed, as a browser gets it: by an address of ours, or the sentence why not. */
import { useQuery } from "@tanstack/react-query";
import { useLocale } from "../../locales/provider.tsx";

/** The sentence of a refusal in both languages, as the host writes it. */
class NotShown extends Error {
  readonly en: string;
  constructor(zh: string, en: string) {
    super(zh);
    this.en = en;
  }
}

const evidenceAddress = (caseId: string, key: string): string => `/evidence/${encodeURIComponent(caseId)}/${encodeURIComponent(key)}`;

export type Evidence = { state: "loading" } | { state: "shown"; film: boolean; address: string } | { state: "not"; sentence: string };

/** Asks for it once; what is shown is then in the browser's own store, under the same address. */
export function useEvidence(caseId: string, key: string): Evidence {
  const { language, t } = useLocale();
  const address = evidenceAddress(caseId, key);
  const answer = useQuery({ queryKey: ["evidence", caseId, key], queryFn: () => typeAt(address), retry: false, staleTime: 5 * 60_000 });
  if (answer.data) return { state: "shown", film: answer.data.startsWith("video/"), address };
  if (!answer.error) return { state: "loading" };
  const { error } = answer;
  if (!(error instanceof NotShown)) return { state: "not", sentence: t("error.unreachable") };
  return { state: "not", sentence: language === "en" ? error.en : error.message };
}

async function typeAt(address: string): Promise<string> {
  const answer = await fetch(address);
  if (answer.ok) {
    // A film is read by its own player, as it needs it.
    const type = answer.headers.get("content-type") ?? "";
    if (type.startsWith("video/")) await answer.body?.cancel();
    else await answer.blob();
    return type;
  }
  const refusal = (await answer.json().catch(() => ({}))) as { message?: string; data?: { en?: string; details?: { en?: string } | null } };
  const zh = refusal.message ?? "";
  throw new NotShown(zh, refusal.data?.details?.en ?? refusal.data?.en ?? zh);
}
