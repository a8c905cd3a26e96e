import { Modal, type ModalFuncProps, message } from "antd";
import { type ReactNode, useEffect } from "react";

export interface Word {
  type: "success" | "error" | "warning" | "info";
  content: string;
  /** Seconds. */
  duration?: number | undefined;
}
export type Question = Pick<ModalFuncProps, "title" | "content" | "okText" | "cancelText" | "autoFocusButton">;

interface Asked {
  question: Question;
  answer: (isYes: boolean) => void;
}

/** What is to be drawn: the newest of each. */
export interface AboveProps {
  word: Word | null;
  asked: Asked | null;
}

/** Below the top bar. */
const TOP = 54;

/** Draws what is said and asked above the page. */
export default function AboveDrawn({ word, asked }: AboveProps): ReactNode {
  const [words, placeOfWords] = message.useMessage({ maxCount: 1, top: TOP });
  const [questions, placeOfQuestions] = Modal.useModal();
  useEffect(() => {
    if (word) void words.open({ type: word.type, content: word.content, ...(word.duration === undefined ? {} : { duration: word.duration }) });
  }, [word, words]);
  useEffect(() => {
    if (asked) void questions.confirm(asked.question).then(asked.answer, () => asked.answer(false));
  }, [asked, questions]);
  return (
    <>
      {placeOfWords}
      {placeOfQuestions}
    </>
  );
}
