import { Select } from "antd";
import type { ReactNode } from "react";

interface WordsInputProps {
  label: string;
  hint?: string;
  value: string[];
  change: (words: string[]) => void;
}

/** Words that a buyer may say, typed one after another. */
export function WordsInput({ label, hint = "", value, change }: WordsInputProps): ReactNode {
  return (
    <Select
      mode="tags"
      open={false}
      suffixIcon={null}
      aria-label={label}
      placeholder={hint}
      value={value}
      tokenSeparators={[",", "，", "、"]}
      onChange={(words: string[]) => change(words.map((word) => word.trim()).filter((word) => word !== ""))}
    />
  );
}
