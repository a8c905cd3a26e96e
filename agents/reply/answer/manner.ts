/** How a reply begins and ends: by the shop's tone and the buyer's mood, with nothing said about the case itself. */
import type { Ground } from "./ground.ts";
import type { Language } from "./language.ts";

type Tone = Ground["tone"];
type Mood = Ground["wants"][number]["mood"];

const greetings: Readonly<Record<Language, Readonly<Record<Tone, readonly string[]>>>> = {
  zh: { plain: ["您好，", "你好，", ""], warm: ["亲，", "亲，您好，", "亲～"], formal: ["尊敬的顾客，您好。", "您好，"] },
  en: {
    plain: ["Hello. ", "Hi. "],
    warm: ["Hi there! ", "Hello! "],
    formal: ["Dear customer, thank you for your message. ", "Dear customer, thank you for writing to us. "],
  },
};

const closings: Readonly<Record<Language, Readonly<Record<Tone, readonly string[]>>>> = {
  zh: {
    plain: ["有问题再联系我们。", "还有疑问可以在这里留言。", "需要帮忙随时说。"],
    warm: ["还有什么随时跟我说哦。", "有需要随时找我们。", "别的问题也可以问我。", "有事您招呼一声就行。"],
    formal: ["如有其他问题，请随时联系我们。", "感谢您的理解。"],
  },
  en: {
    plain: ["Let us know if anything else is unclear.", "Write to us here if you need anything else."],
    warm: ["Just tell us if there is anything else.", "We are here if you need anything else."],
    formal: ["Please contact us if you have any further questions.", "Please let us know if we can help you further."],
  },
};

/** Words before the first sentence; none when the talk is under way. */
export function greetingsFor(ground: Pick<Ground, "tone" | "conversation">, language: Language): readonly string[] {
  return ground.conversation.some((line) => line.author === "operator") ? [""] : greetings[language][ground.tone];
}

/** A last sentence; none for who only says thanks, asks for a person or is angry. */
export function closingsFor(ground: Pick<Ground, "tone">, mood: Mood, language: Language): readonly string[] {
  return mood === "complains" ? [] : closings[language][ground.tone];
}
