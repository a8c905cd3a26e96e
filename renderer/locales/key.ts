import type { zh } from "./zh/index.ts";

export type TextKey = keyof typeof zh;
export type Texts = Readonly<Record<TextKey, string>>;
