/**
 * How a person wants the console: one description of each setting is its check, what holds until somebody chooses, and what the form is drawn
 * from. Kept by person, so that it is so in whatever browser he comes in by.
 */
import { z } from "zod";
import { entry } from "./base.ts";
import { Done } from "./shapes.ts";

/** How he can be told of one kind: in the list behind the bell, outside the page, by a tone. */
const Ways = z.object({ list: z.boolean(), desktop: z.boolean(), sound: z.boolean() });
/** A time of the day in Beijing. */
const DayTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const Span = { on: z.boolean(), from: DayTime, to: DayTime };

/** Each setting by its name, as it may be chosen. */
const fields = {
  /** `null`: as this browser was left. */
  language: z.enum(["zh", "en"]).nullable(),
  theme: z.enum(["system", "light", "dark"]),
  contrast: z.enum(["system", "more"]),
  density: z.enum(["roomy", "dense"]),
  /** Told outside the page at all; whether this browser may is asked of the browser. */
  desktop: z.boolean(),
  tone: z.enum(["off", "soft", "clear"]),
  notices: z.object({ due: Ways, second: Ways, mention: Ways, acted: Ways, assigned: Ways, answered: Ways, failed: Ways, shop: Ways }),
  /** From when to when nothing rings and nothing is told outside the page. */
  quiet: z.object(Span),
  /** When one works, days from Monday (1): outside of it nothing rings either. */
  hours: z.object({ ...Span, days: z.array(z.int().min(1).max(7)).max(7) }),
};

const always = { list: true, desktop: true, sound: true };
/** What holds until somebody chooses. */
const unset = {
  language: null,
  theme: "system",
  contrast: "system",
  density: "roomy",
  desktop: false,
  tone: "off",
  notices: { due: always, second: always, mention: always, acted: always, assigned: always, answered: always, failed: always, shop: always },
  quiet: { on: false, from: "22:00", to: "08:00" },
  hours: { on: false, from: "09:00", to: "18:00", days: [1, 2, 3, 4, 5] },
} as const;

/** All settings of a person. What was kept and cannot be read any more is as if it had never been chosen. */
export const Settings = z.object({
  language: fields.language.default(unset.language).catch(unset.language),
  theme: fields.theme.default(unset.theme).catch(unset.theme),
  contrast: fields.contrast.default(unset.contrast).catch(unset.contrast),
  density: fields.density.default(unset.density).catch(unset.density),
  desktop: fields.desktop.default(unset.desktop).catch(unset.desktop),
  tone: fields.tone.default(unset.tone).catch(unset.tone),
  notices: fields.notices.default(unset.notices).catch(unset.notices),
  quiet: fields.quiet.default(unset.quiet).catch(unset.quiet),
  hours: fields.hours.default({ ...unset.hours, days: [...unset.hours.days] }).catch({ ...unset.hours, days: [...unset.hours.days] }),
});
export type Settings = z.infer<typeof Settings>;
/** What a person can be told of. */
export type NoticeKind = keyof Settings["notices"];

/** What is chosen otherwise; the rest stays. */
export const SettingsChange = z.strictObject(fields).partial();
export type SettingsChange = z.infer<typeof SettingsChange>;

/** A name for something a person has seen: what reached him, a tour. */
const Mark = z.string().regex(/^[a-z]+:[\w:.-]{1,120}$/);

export const settings = {
  /** One's own, and what they were before the last change (`null`: nothing to take back). */
  get: entry("signed_in").output(z.object({ settings: Settings, before: Settings.nullable() })),
  change: entry("signed_in")
    .input(SettingsChange)
    .output(z.object({ settings: Settings })),
  /** Takes the last change back; once more brings it again. */
  undo: entry("signed_in").output(z.object({ settings: Settings })),
  /** What of all that reaches one by what it is, not by a call of its own, was seen. */
  marks: entry("signed_in").output(z.object({ marks: z.array(Mark) })),
  mark: entry("signed_in")
    .input(z.object({ marks: z.array(Mark).min(1).max(200) }))
    .output(Done),
};
