/** Questions inside what is said: "帮您问问仓库能不能改", "哪天能到说不准". What is only wondered about is not said to be so. Pure. */

const wonder =
  "能不能|可不可以|会不会|是不是|有没有|要不要|行不行|好不好|到没到|收没收到|发没发|是否|能否|可否|有无|什么时候|啥时候|何时|几时|哪[天一个里儿步种家位些站]|几[号点天时]|多久|多少|多长|怎么[样回走]?|怎样|如何|为什么|为啥|咋|到底";
const unsure =
  "问|打听|核实|核对|确认|看看|看一下|看下|瞧|查|了解|研究|说不准|说不好|说不上来|拿不准|不清楚|不太清楚|不好说|不知道|不晓得|不确定|没法|没办法|无法|不敢|不便|定不了|保证不了|做不了主|不能.{0,4}(?:承诺|保证)|承诺不了|还不|得看|要看|取决|看情况|为准|看不到|看不出|查不到|没显示|没写|没标|没注明|没记";
const after = new RegExp(`(?:${unsure}).{0,16}?(?:${wonder})`);
const before = new RegExp(`(?:${wonder}).{0,16}?(?:${unsure})`);
/** What is given is offered, whatever is asked around it. */
const offers = /[给帮为替]您(?:退|赔|补|换|发|寄|送|免|减|返|申请|争取|批|通过|优惠|多|加)/;

/** "什么时候都能发": no question, but always. */
const whatever = /(?:什么时候|啥时候|哪[天里儿个]|怎么.?|多少|多久)[^,]{0,6}(?:都|也(?=能|会|可以|行|有))|不管|无论/;

/** Whether the clause wonders about all it says. */
export function wonders(text: string): boolean {
  return (after.test(text) || before.test(text)) && !offers.test(text) && !whatever.test(text);
}

/** "…,对吧?": the question that stands behind what it asks about. */
export const tag = /^(?:对吧|是吧|对吗|是吗|对不对|是不是|是不是呀|对么|没错吧|没记错吧|我没看错吧|是这样吗|是这样吧|我理解得?对吗|理解得?对吗)[呀啊哈呢]?$/;
