/** What English clauses say beside states and promises: remarks, which are harmless, and facts, praise and talk of others, which need a basis. Pure. */
import { type Ground, seller } from "./english-judge.ts";

/** What is put before the buyer as his: "you can have a refund". */
export const given =
  /\byou (?:can|may|could|will|shall|are welcome to|get to)(?: (?:also|then|still|now|just))? (?:have|get|receive|keep|enjoy|claim|pick|choose) (?!a look|to|in touch|back to us|an? (?:idea|moment|minute|question)|(?:the|your|all)? ?(?:original )?(?:tags?|labels?|phone|box|packaging|photos?|pictures?|receipt|eye))|^(?:please )?expect\b/;

const small =
  /^(?:and|but|so|well|yes|no|ok|okay|oh|hi|hello|hey|dear|sure|then|also|just|still|now|actually|indeed|honestly|of|course|again|in|fact|that|because|since|as|for|already|really|currently|sadly|unfortunately|thankfully|luckily|first|here|there)$/;
const aux =
  /^(?:have|has|had|did|do|does|am|is|are|was|were|be|been|also|already|just|still|now|not|never|only|really|always|all|both|even|very|so|quite|currently|usually|normally|typically|generally|fully|completely|totally|carefully|both|can|could|to)$/;
/** What a seller has done or does that gives nothing. */
const seeing =
  /^(?:reply|replies|replied|answer|answers|see|saw|seen|seeing|check|checked|checking|look|looked|looking|note|noted|notice|noticed|read|reading|understand|understood|hear|heard|listen|listening|record|recorded|write|written|wrote|find|found|realise|realised|realize|realized|know|knew|think|thought|believe|mean|meant|say|said|ask|asking|hope|hoped|hoping|wish|wished|want|wanted|need|needed|like|love|care|feel|felt|try|tried|trying|appreciate|value|welcome|suggest|recommend|show|shows|shown|wait|waiting|work|working|go|going|follow|following|sorry|sure|unsure|unable|able|aware|afraid|glad|happy|here|with|on|at|in|double-check|double-checked|verify|verifying|review|reviewing|receive|received|get|got|take|taking|keep|keeping|apologise|apologize|agree|talk|talking|help|helping|passed|pass|forward|forwarded|available|online|open|have|no|any|record|a|the|your|this|that|it)$/;
/** What is said of things without stating how an order stands or what goods are like. */
const remark =
  /\b(?:nothing (?:more|else) is needed|frustrating|annoying|worrying|upsetting|disappointing|inconvenient|inconvenience|unpleasant|stressful|tiring|hard|tough|awful|terrible|understandable|natural|normal|right|correct|clear|clearer|helpful|helps?|important|possible|impossible|up to you|your turn|easy|easier|problem|worries|trouble|bother|depends?|varies|vary|sounds?|seems?|looks? like|means?|matters?|takes? (?:time|a moment|seconds?|long)|works?|happens?|question|pleasure|shame|pity|point|news|mistaken|misunderstanding|enough|idea|best way|way to|reason|details?|photos?|pictures?|videos?|message|page|shows?|says?|according|recorded|noted|record|unclear|blurry|sure|certain|known|later|tricky|fair|kind|feedback|patience)\b/;

/** "The latest scan was at 03:12", "shipping of 10 yuan included": its time or sum was held to the record. */
export function measured(text: string, { times, claims }: Ground): boolean {
  const timed = times.claims.length > 0 && times.claims.every(({ support }) => support !== null);
  if (timed && /\b(?:scan|update|record|tracking|status|deadline)\b/.test(text)) return true;
  return /\bsum\b/.test(text) && claims.filter(({ kind }) => kind === "amount").every(({ support }) => support !== null);
}

/** A cause told as a fact: no record holds one. */
export const caused =
  /\b(?:due to|because of|owing to|caused by|as a result of|delayed by|held up by)\b(?! (?:the |this |your |any )?(?:wait|delay|trouble|inconvenience|slow|late|long|no reason|personal|change of mind|quality|size))|\b(?:bad|heavy|severe|extreme) (?:weather|rain|snow|fog|wind|storms?)\b|\b(?:typhoon|snowstorm|storm|flood|strike|staff shortage|short of staff|high volume|peak season|peak volume|backlog)\b/;

/** What a buyer is blamed for. */
export const blamed =
  /\byou (?:have |had |must have |probably |may have |might have |yourself |also |just )*(?:damaged|broke|broken|washed|wore|worn|used|ruined|lost|removed|cut|tore|torn|misused|missed|ignored|failed|stained|exceeded|spoiled|dropped|burned|burnt|forgot|neglected|abused)\b/;

/** What a buyer ought to have done: said too late it blames. */
export const lectured = /\byou (?:should|ought to|could|need to|must) (?:not )?have (?!a\b|any\b|your\b|the\b|to\b|it\b|received\b|got\b|seen\b|been\b)[a-z]+/;

/** What is found on goods that came back: no record holds it. */
export const foundOn =
  /\b(?:we|i|they|warehouse|staff|team|colleagues?|inspection)(?: (?:have|has|had|also|already))* (?:found|noticed|discovered|detected|spotted|saw|showed|revealed)\b.*\b(?:stains?|damage|tears?|holes?|marks?|scratch(?:es)?|defects?|problems?|issues?|missing|wear|dirt|smell|flaws?|hair|worn|washed|dirty|broken)\b/;
/** What is given away by sparing the buyer his part. */
export const spared =
  /\b(?:do not|does not|will not) (?:need|have) to (?:send|return|ship|mail|post)\b(?! (?:yet|for now))|\bno need to (?:send|return|ship|mail|post)\b/;

/** Where money lies: by which way it was paid no record says. */
export const purses = /\b(?:bank|credit|debit) (?:card|account)s?\b|\byour (?:card|wallet|balance)\b|\b(?:wechat|alipay|paypal|visa|mastercard|e-?wallet)\b/;

/** Tells a fact, by nobody's claim: whose doing it is and what of. */
export function states(words: readonly string[], text: string): boolean {
  if (/[\ue000-\uf8ff]/.test(text)) return false;
  const said = words.filter((word) => /^[a-z]/.test(word));
  const from = said.findIndex((word) => !small.test(word));
  const subject = said[from] ?? "";
  if (said.slice(from + 1, from + 3).some((word) => /^(?:will|shall|would|going)$/.test(word))) return false;
  const behind = said.slice(from + 1).filter((word) => !aux.test(word));
  if (seller.test(subject)) return behind.length > 0 && !seeing.test(behind[0] ?? "");
  if (/^(?:you|your|yours|please|thank|thanks|let|no|not|any|what|good|great|if)$/.test(subject) || said.length - from < 4) return false;
  const verb = said
    .slice(from + 1)
    .some((word) => /^(?:is|are|was|were|has|have|had|did|does|do|keeps?|makes?|made|holds?|holding|got|went|came|said|told|.{2,}ed)$/.test(word));
  return verb && !remark.test(text);
}

/** "It is warm and sturdy": what goods are like is nobody's word but the buyer's. */
export const quality =
  /\b(?:it|they|this|these|that|those|quality|material|fabric|fleece|pyjamas|pajamas|item|product|goods|set|colou?r|size|ours?|everything)\b(?: (?:is|are|was|were|looks?|feels?|fits?|keeps?|stays?|really|very|so|quite|truly|all|both|you|as|our|the|a|an|and|made|of|with|in|pure|100|real))* (?:warm|warmer|soft|softer|durable|comfortable|comfy|cosy|cozy|thick|breathable|waterproof|safe|fine|perfect|excellent|great|good|beautiful|gorgeous|popular|new|brand|clean|sturdy|strong|reliable|genuine|premium|high-quality|top-quality|natural|organic|cotton|wool|silk|flawless|amazing|awesome|lovely|fantastic|superb|terrific|worth|cheap|cheaper)\b(?! (?:to (?:hear|know|see)|idea|point|question|enough to tell))/;
/** What goods would always or never do. */
export const habit =
  /\b(?:it|they|this|these|that|those|material|fabric|fleece|pyjamas|pajamas|item|product|goods|set|colou?rs?|ours)\b(?: (?:pyjamas|pajamas|product|item|fabric|material|set))? (?:never|always|(?:does|do|will|would) (?:not|never|always)?|can not) ?(?:ever )?(?:lose|shed|fade|shrink|pill|tear|break|wear|stain|smell|wrinkle|itch|irritate|last|run|stretch|leak|rust)\b/;
/** Anything about other buyers. */
export const otherBuyers =
  /\b(?:other|another|most|many|some|all(?: (?:the|our|of our))?|plenty of|lots of|several|every|few|thousands of|hundreds of|previous|different|certain) (?:other )?(?:customers?|buyers?|clients?|shoppers?|people|users?)\b|\b(?:everyone|everybody|anyone|nobody|no one) else\b|\bothers (?:have|had|are|also|who|love|like|got|get|said|say|bought)\b/;
