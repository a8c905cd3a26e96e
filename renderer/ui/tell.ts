/** Tells a person outside the page: by the desktop's shell where there is one, else by the browser, if he has allowed it. */
import type { Settings } from "../../main/hub/contract/settings.ts";

/** Whether notifications outside the page can be shown, could be after asking, or may not. */
export function mayTell(): "yes" | "ask" | "no" {
  if (window.aftercareShell) return "yes";
  if (!("Notification" in window)) return "no";
  return Notification.permission === "granted" ? "yes" : Notification.permission === "default" ? "ask" : "no";
}

/** Asks the browser's permission; only ever on a press of the person's. */
export async function askToTell(): Promise<boolean> {
  if (mayTell() === "ask") await Notification.requestPermission();
  return mayTell() === "yes";
}

/** Shows it; a press leads to its place. */
export function tell(news: { id: string; title: string; body: string; place: string }, open: (place: string) => void): void {
  const { id, title, body, place } = news;
  if (window.aftercareShell) return void window.aftercareShell.notify({ title, body, place }).catch(() => undefined);
  const shown = new Notification(title, { body, tag: id, silent: true });
  shown.onclick = () => {
    window.focus();
    open(place);
    shown.close();
  };
}

/** How each tone sounds: Hertz one after the other, and how loud. */
const tones = { soft: { notes: [660], loud: 0.06 }, clear: { notes: [880, 1_174], loud: 0.14 } } as const;
const NOTE_SECONDS = 0.25;

/** A short tone, made here. */
export function sound(tone: Settings["tone"]): void {
  if (tone === "off") return;
  const audio = new AudioContext();
  const { notes, loud } = tones[tone];
  notes.forEach((hertz, place) => {
    const [note, loudness] = [audio.createOscillator(), audio.createGain()];
    const begins = audio.currentTime + place * NOTE_SECONDS * 0.6;
    note.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.0001, begins);
    loudness.gain.exponentialRampToValueAtTime(loud, begins + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, begins + NOTE_SECONDS);
    note.connect(loudness).connect(audio.destination);
    note.start(begins);
    note.stop(begins + NOTE_SECONDS);
    if (place === notes.length - 1) note.onended = () => void audio.close();
  });
}
