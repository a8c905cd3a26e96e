/** Why a case is with whom it is with, in one sentence. */
export const givenTexts = {
  zh: {
    "rules.only": "按派单规则派给{to}：此刻合适的只有这一人（手上 {load} 张）",
    "rules.least": "按派单规则派给{to}：合适的 {fitting} 人里手上最少（{load} 张）",
    "rules.turn": "按派单规则派给{to}：合适的 {fitting} 人里有 {equal} 人手上一样少（{load} 张），轮到{to}",
    "rules.from": "，从{from}处收回",
    "way.took": "{to}自己领取",
    "way.acted": "{to}着手处理，归到自己名下",
    "way.colleague": "{by}派给{to}",
    "way.house": "系统派给{to}",
    "way.handed": "{from}移交给{to}",
  },
  en: {
    "rules.only": "Given to {to} by the rules because nobody else fitted then (had {load})",
    "rules.least": "Given to {to} by the rules because of {fitting} who fitted none had fewer ({load})",
    "rules.turn": "Given to {to} by the rules because of {fitting} who fitted {equal} had as few ({load}), and it was the turn of {to}",
    "rules.from": "; taken back from {from}",
    "way.took": "{to} took it",
    "way.acted": "It became {to}'s by acting on it",
    "way.colleague": "Given to {to} by {by}",
    "way.house": "Given to {to} by the house",
    "way.handed": "Handed over to {to} by {from}",
  },
} as const;
