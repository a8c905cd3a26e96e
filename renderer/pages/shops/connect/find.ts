/** Which channels a person means by what he typed. */
import type { Channel } from "../fields.tsx";

interface Named {
  name: Channel["name"];
  spelled: readonly string[];
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s·/（）()-]/g, "");

/** Its Chinese or English name has the words in it, or its pinyin, whole or by first letters, goes on so from some syllable; nothing typed means every one. */
export function isMeant({ name, spelled }: Named, typed: string): boolean {
  const asked = plain(typed);
  if (asked === "") return true;
  if (plain(name.zh).includes(asked) || plain(name.en).includes(asked)) return true;
  return spelled.some((one) => {
    const syllables = one.split(" ");
    return syllables.some((_, at) => {
      const rest = syllables.slice(at);
      return (
        rest.join("").startsWith(asked) ||
        rest
          .map(([first]) => first)
          .join("")
          .startsWith(asked)
      );
    });
  });
}
