/** What begins a Chinese name, and what says that somebody is named. */

const SINGLE =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳段富焦侯班仰秋仲伊宫宁仇栾甘武符刘景詹束龙叶司黎薄印白怀蒲台从鄂索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰郦雍璩桑桂牛寿通边燕冀尚农温别庄晏柴瞿阎连习艾容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄东欧沃利蔚越师巩聂晁勾敖融冷辛阚那简饶曾沙丰关查后荆红游竺权商覃肖佟付邸闫" +
  "趙錢孫吳鄭馮陳褚衛蔣韓楊許呂張嚴華謝鄒竇蘇魯韋馬鳳賀羅畢賓鄔樂時顧黃蕭湯龐紀項閔賈婁顏鐘駱盧應鄧單諸陸榮劉葉賴喬譚賁勞農溫莊閻連廣歐師鞏聶饒關紅游";
/** Single surnames that are everyday words, too: they begin a name only where a cue stands before them. */
const EVERYDAY =
  "水云花方马乐时平和明成计高路万支管解应单包石家班秋连能双通边别都满国文东利师后红权商那简从向古易终居步越广查冷安常于黄白金全元米毛江强富武台宣谈印曲盛温农习容党束蓝申费";
const DOUBLE =
  "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|皇甫|尉迟|公孙|令狐|宇文|长孙|慕容|司徒|司空|夏侯|端木|百里|轩辕|南宫|西门|独孤|呼延|澹台|赫连|闻人|申屠|拓跋|太史|钟离|淳于|单于|仲孙";
/** Signs that stand in no given name but follow surnames in everyday words and sentences. */
const NOT_GIVEN =
  "的了吗呢吧啊呀哦嘛是不在有没要会能可也都就还很太这那哪什怎么客户货品件单号码间便色费钱你我他她它们们给把被让跟和与或但因所以为何已经再又才只最更比等到去来出进回上下里外前后左右写错改填说收签退换买卖发寄送快慢好坏少码点些次天年月日时分秒款元块";

const single = [...new Set(SINGLE)].join("");
const strong = [...new Set(SINGLE)].filter((sign) => !EVERYDAY.includes(sign)).join("");
const given = (most: number): string => `(?:(?![${NOT_GIVEN}])\\p{Script=Han}){1,${most}}`;

/** A surname; as a pattern in a group of its own. */
export const surname = `(?:${DOUBLE}|[${single}])`;
/** A surname that is no everyday word. */
export const strongSurname = `(?:${DOUBLE}|[${strong}])`;
/** Houses known to every buyer that are called as people are, and words that are no name. */
export const notAName =
  /^(?:周黑鸭|王老吉|欧莱雅|张小泉|王守义|李子柒|陈克明|张君雅|周大福|周六福|周大生|谢馥春|胡庆余|雷允上|王致和|李锦记|钱大妈|马应龙|史丹利|康师傅|傅小司|王小卤|张飞牛|金龙鱼|鲁花生|索尼官|方太的|孙子|孙女|高个|马桶|牛皮|常客|单身)/;

/** A name with any surname: only after a cue. */
export const fullName = `(?:${surname}[\\s、]?${given(2)})`;
/** A name with a surname that is no everyday word. */
export const strongName = `(?:${strongSurname}\\s?${given(2)})`;
/** What somebody is called by those near: 小张, 阿强, 晓晓. */
export const nickname =
  "(?:[小阿](?![姐妹哥弟伙时事心看号区箱包米件票票本孩朋程宝])\\p{Script=Han}{1,2}|(?<twice>(?![谢天人好看慢刚常等多问想试说])\\p{Script=Han})\\k<twice>)";
/** Names of other scripts, and of peoples who write theirs with a dot. */
export const dotted = "(?:\\p{Script=Han}{1,12}(?:\\s?[·•・.]\\s?\\p{Script=Han}{1,12}){1,4})";
export const latin = "(?:\\p{Lu}[\\p{L}'’-]{1,20}(?:[ ·.]{1,2}\\p{Lu}[\\p{L}'’-]{0,20}){0,3})";
