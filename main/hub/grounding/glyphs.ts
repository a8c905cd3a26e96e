/** Signs that look like others or stand for them. What is not here stays as it is written, and what nobody knows is kept back. */

/** Traditional forms of the words that matter in service, each followed by its simplified form. */
const traditional =
  "倉仓漢汉灣湾廈厦瀋沈蘭兰錫锡鎮镇縣县鄉乡揀拣攬揽籤签簽签寶宝褲裤襪袜鍋锅櫃柜檯台燙烫爛烂鈕钮釦扣孃娘媽妈爺爷嬰婴誰谁載载較较輪轮鄰邻鈴铃銷销錄录鍵键鏡镜闆板闊阔陳陈陸陆雖虽雲云韻韵題题餘余馮冯駕驾騙骗髮发齒齿滙汇彙汇漸渐營营牠它獨独猶犹瑪玛畢毕癢痒癥症監监睏困礦矿祕秘穫获竅窍競竞築筑簡简籃篮糧粮紋纹紐纽紗纱紮扎絨绒綁绑緒绪緣缘編编縫缝織织繞绕繩绳繪绘羅罗聞闻聰聪肅肃脫脱腦脑臟脏艙舱艱艰芻刍蔔卜蕩荡藝艺虛虚蟲虫襯衬覽览觸触計计訓训託托記记訪访設设許许証证誠诚課课謙谦講讲豐丰貝贝責责貫贯貸贷賓宾趕赶跡迹踐践蹤踪躍跃軟软軸轴輔辅輯辑遞递遷迁爲为為为們们個个這这裡里裏里來来時时會会對对發发貨货單单訂订買买賣卖錢钱請请問问麼么嗎吗還还沒没說说話话過过後后點点給给從从將将應应該该讓让見见覺觉聽听進进運运達达遲迟選选週周郵邮費费資资質质賠赔償偿補补貼贴換换維维護护處处理理實实審审核核確确認认訊讯詢询諒谅謝谢歡欢樂乐務务號号碼码電电聯联繫系係系網网頁页圖图視视頻频開开關关閉闭門门間间馬马尷尴驗验觀观規规則则約约級级絕绝統统續续線线績绩總总結结經经終终組组細细紙纸級级紅红綠绿絡络維维稅税種种積积稱称穩稳條条業业極极樣样機机檢检權权價价優优惠惠傷伤傳传僅仅儘尽盡尽億亿儲储兒儿兩两員员別别剛刚劃划動动勞劳務务區区協协卻却參参雙双變变啟启喚唤嘗尝團团圓圆報报壞坏塊块場场壓压夠够夾夹奪夺寧宁寫写尋寻導导層层屬属歲岁幣币帳账賬账幫帮幾几庫库廣广張张強强復复複复徹彻懷怀態态慣惯慮虑憂忧懇恳戰战戶户拋抛掛挂採采損损搶抢擇择擔担據据擴扩攜携攝摄敗败敘叙數数斷断於于無无暫暂曉晓書书棄弃標标樓楼欄栏歷历歸归殘残氣气決决況况淚泪淨净減减測测滿满滯滞漲涨潔洁潤润濕湿濟济煩烦熱热燈灯爭争牆墙狀状獎奖獲获環环現现產产畫画異异當当疊叠療疗盤盘眾众礙碍禮礼稟禀窩窝筆笔節节範范紀纪納纳純纯紛纷絲丝網网緊紧緩缓練练縮缩繼继續续聲声職职聯联膠胶臉脸臨临與与舉举舊旧荊荆莊庄華华萬万葉叶著着蓋盖藍蓝藥药蘇苏處处術术衛卫衝冲裝装製制訴诉診诊評评詞词試试詳详誤误調调談谈論论諾诺謹谨證证識识譯译議议讀读負负財财貪贪貴贵貿贸賀贺賞赏賣卖賴赖購购贈赠贊赞輕轻輛辆輸输轉转辦办農农迴回連连週周遊游違违遠远適适遺遗選选邊边鄭郑醫医釋释鐘钟鑒鉴鎖锁鏈链鑰钥長长閱阅隊队陽阳階阶際际隨随險险難难雜杂離离電电靈灵靜静響响頂顶項项順顺須须預预領领頭头額额顏颜願愿類类顧顾顯显風风飛飞飯饭館馆駐驻驚惊體体髒脏鬆松鬧闹魚鱼鮮鲜麗丽黃黄齊齐齡龄龍龙內内鍾钟妳您你您甚什並并";
const map = new Map<string, string>();
const pairs = [...traditional];
for (let at = 0; at + 1 < pairs.length; at += 2) map.set(pairs[at] ?? "", pairs[at + 1] ?? "");
/** Formal numerals, as on cheques, and the ones that only look like words. */
for (const [from, to] of Object.entries({
  壹: "一",
  贰: "二",
  貳: "二",
  叁: "三",
  參: "三",
  肆: "四",
  伍: "五",
  陆: "六",
  陸: "六",
  柒: "七",
  捌: "八",
  玖: "九",
}))
  map.set(from, to);
for (const [from, to] of Object.entries({ 拾: "十", 佰: "百", 仟: "千", 萬: "万", 廿: "二十", 卅: "三十", 俩: "两个", 仨: "三个" })) map.set(from, to);
/** Letters of other scripts that are read as Latin ones. */
for (const [from, to] of Object.entries({
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  х: "x",
  у: "y",
  к: "k",
  ν: "v",
  ѵ: "v",
  ω: "w",
  ѡ: "w",
  ԛ: "q",
  і: "i",
  ѕ: "s",
}))
  map.set(from, to);
for (const [from, to] of Object.entries({ "‘": "'", "’": "'", "“": '"', "”": '"', "—": "-", "–": "-", "－": "-", "〜": "~", "∶": ":" })) map.set(from, to);

/** Zero width, direction, variation selectors, combining marks: signs nobody sees. */
const unseen = /\p{Default_Ignorable_Code_Point}|\p{Mn}|\p{Me}/gu;
/** Faces, flowers and hands that only smile; a heart or a penguin behind a letter is read with that letter and stays unknown. */
const smiling = /[😀😃😄😁😆😊🙂😉☺😌😇🥰😍😘🤗😢😭🥺😔🙏🌹🌸🌺💐🎉❤♥💕💖💗✨⭐🌟👋🤝]/gu;
/** Blanks and small signs between two Chinese characters that cut a word apart. */
const cut = /(?<=\p{Script=Han})[\s*_·•・.|^/\\'"\-=+`]+(?=\p{Script=Han})/gu;
/** The empty boxes that stand for QQ, and the words for WeChat. */
const lures: readonly (readonly [RegExp, string])[] = [
  [/口口(?=[:：号\s\d]|$)|扣扣|球球(?=[:：号\s\d])|企鹅/g, "qq"],
  [/[薇威徽葳巍][信芯心]|微[芯心杏]|[微威薇]x(?:in)?|v[信x芯心]|w[xeη]i?xin|we\s?chat/g, "微信"],
];

/** One sign for each meaning, so that what is written in disguise is read as what it says. Lower case; `你` is read as `您`. */
export function plain(text: string): string {
  let out = text.normalize("NFKC").replace(unseen, "");
  out = [...out.toLowerCase()].map((sign) => map.get(sign) ?? sign).join("");
  out = out.replaceAll("你", "您").replace(cut, "");
  for (const [form, said] of lures) out = out.replace(form, said);
  return out.replace(smiling, "").replace(/\s+/g, " ").trim();
}
