import { app, type BrowserWindow, dialog } from "electron";
import { type Ask, oneAtATime } from "../desktop/questions.ts";
import { type Words, wordsFor } from "../desktop/words.ts";

/** The desktop's words in the language of the system. */
export const words = (): Words => wordsFor(app.getLocale());

/** Asks a person, above the window where there is one; Enter and Esc press the last button. */
export const askOver = (window: () => BrowserWindow | null): Ask =>
  oneAtATime(async (question) => {
    const last = question.buttons.length - 1;
    const asked = { ...question, defaultId: last, cancelId: last };
    const over = window();
    return (await (over ? dialog.showMessageBox(over, asked) : dialog.showMessageBox(asked))).response;
  });
