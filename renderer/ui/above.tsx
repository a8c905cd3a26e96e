/** What a page says above itself: a word that goes by itself, and a question that waits for its answer. Its code comes after what the page was opened for. */
import { type ComponentType, createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useLater } from "../client/calm.ts";
import type { AboveProps, Question, Word } from "./above-drawn.tsx";

type Say = Readonly<Record<Word["type"], (content: string, duration?: number) => void>>;
interface Above {
  say: Say;
  ask: (question: Question) => Promise<boolean>;
}

const AboveContext = createContext<Above | null>(null);
const load = (): Promise<{ default: ComponentType<AboveProps> }> => import("./above-drawn.tsx");

export function AboveProvider({ children }: { children: ReactNode }): ReactNode {
  const { Part, ask: fetchNow } = useLater(load);
  const [shown, setShown] = useState<AboveProps>({ word: null, asked: null });
  const above = useMemo((): Above => {
    const show = (part: Partial<AboveProps>): void => {
      setShown((before) => ({ ...before, ...part }));
      fetchNow();
    };
    const as = (type: Word["type"]) => (content: string, duration?: number) => show({ word: { type, content, duration } });
    return {
      say: { success: as("success"), error: as("error"), warning: as("warning"), info: as("info") },
      ask: (question) => new Promise((answer) => show({ asked: { question, answer } })),
    };
  }, [fetchNow]);
  return (
    <AboveContext value={above}>
      {Part && <Part {...shown} />}
      {children}
    </AboveContext>
  );
}

function useAbove(): Above {
  const above = useContext(AboveContext);
  if (!above) throw new Error("AboveProvider is missing");
  return above;
}

/** Says something in passing; a new word takes the place of the one before. */
export function useSay(): Say {
  return useAbove().say;
}

/** Asks for a yes or a no. */
export function useAsk(): Above["ask"] {
  return useAbove().ask;
}
