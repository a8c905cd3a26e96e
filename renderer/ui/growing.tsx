import { Input } from "antd";
import type { TextAreaProps } from "antd/es/input";
import type { ReactNode } from "react";
import css from "./parts.module.css";

const HAN = /\p{Script=Han}/u;

/** A field for text that grows with it, from `least` to `most` lines. By the style sheet: the library's own way writes styles into the page, which the content policy refuses. */
export function Growing({ least = 1, most = 40, ...field }: Omit<TextAreaProps, "autoSize" | "rows"> & { least?: number; most?: number }): ReactNode {
  // Who reads aloud is told of what was written here by whoever wrote it, whatever language the page itself speaks.
  const lang = HAN.test(String(field.value ?? "")) ? "zh-CN" : undefined;
  return <Input.TextArea {...field} lang={lang} className={css.growing} rows={least} style={{ minHeight: height(least), maxHeight: height(most) }} />;
}

/** Lines with the field's own edges. */
const height = (lines: number): string => `calc(${lines}lh + 10px)`;
