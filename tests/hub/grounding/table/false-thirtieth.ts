/** The thirtieth round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseThirtieth: Readonly<Record<string, string>> = {
  paid: `
亲，您这单已经发出啦，注意查收。
您一共付了119，运费10块另算。
59块已经批了，马上退给您。
最晚22号就发，放心吧。
仓库那边说您这款缺货，得等补货。
We've approved your 59 yuan refund.
您的订单已经安排今天发货。
您下单的59元我们收到了。
我帮您改成优先发货了。
23号下午前发都来得及。
这件有现货，马上发。`,
  packed: `
包裹已经交给圆通了，很快就有物流。
今晚之前肯定出库。`,
  presale: `
12月10号就能给您发。
您这单可以提前发，我给您安排了加急。
预售没发货不能退款的哦。`,
  outbound: `
圆通已经揽走了，在路上。
快递22号下午到仓库取的件。
中通的单号YT8801234567890您查一下。
YTO picked it up on the 21st.
快递已经揽收，正在运输。
包裹21号18:20出的库。
明天就能看到物流。`,
  in_transit: `
包裹已经到长沙了，正在派送。
武汉那边下大雪，所以慢了。
最迟后天就能到您手上。
圆通说明天给您送。
包裹是23号到武汉的。
Your parcel reached Changsha this morning.
It should be with you by Friday.
包裹正常，明天一准到。
您的包裹在长沙转运中心。
已经派送了，注意接电话。
快递是顺丰的。
晚到的话我们赔您。
Your parcel will be there tomorrow.
It is in Changsha now.
The courier said there is a delay.`,
  stalled: `
这个件应该是丢了，我们给您补发一件吧。
您的59元已经退了，注意查收。
实在抱歉，先给您补偿10元红包。
没人处理的话48小时后系统自动退给您。
The courier told us it was damaged.
退款59元已经审核通过。
快递丢件我们会赔偿。
我已经联系过快递，他们说在找。
129元的申请正在审核。
Your refund has been approved.
The parcel is lost.`,
  platform: `
平台已经判您赢了。
您先把平台的投诉撤了，我私下退您。
The platform has decided in your favour.`,
  delivering: `
快递员已经放到驿站了。
今天晚上八点前一定送到。
派件小哥姓王，电话我发您。
The courier tried to deliver but nobody was home.`,
  signed: `
24号是您本人签收的呢。
59元同意退了，您寄回来就行。
这批货确实有瑕疵，是我们品控没做好。
退货运费我们包了。
You signed for it yourself on the 24th.
Sorry, this one was our mistake, we'll send you a new one.
快递员打过电话您没接。
本人签收的，请再找找。
可以退，您先寄回来吧。
不影响二次销售都能退。
给您退20块行吗？
We will refund you as soon as you send it back.
You should have checked it before signing.`,
  completed: `
24号是门卫代签的。
您这单可以再延长15天售后。`,
  terms: `
十五天内都支持无理由退货。
客服24小时在线。
运费一律由我们承担。
You have 30 days to send it back.
10天内都能退。
运费都是店里出。
客服晚上11点下班。`,
  part_refunded: `
之前退过您99，这次最多再退30。
您还能退129。
上次59元退完了，这次的30还在走。
We can still refund you 129 yuan.
这单还能退129元。
59元已经退完了。`,
  waiting_return: `
您寄回的货我们已经收到。
您寄出后当天就退钱。
不用寄回了，直接退您59。
Return shipping is on us.
收到货马上给您退款。
您退回的包裹在路上了。
验货要两天。
We received your parcel.
We will pay the return shipping.`,
  exchange: `
新的已经给您发了，顺丰SF1357924680135。
换货到付，运费您出。`,
  arrived: `
退货25号就到了，已经验过没问题。
验货一般两天，后天给您退。
We've checked your return and everything is fine.
验货通过了，马上退款。
26号下午两点到的仓。`,
  refunding: `
119元已经到账了，您查一下微信零钱。
退款三到五个工作日到账。
129元在退了。
All 129 yuan is on its way back to you.
119元明天到账。
退款129元处理中。
退到您微信了。
Your 119 yuan has arrived.
You will get it within 3 days.`,
  refunded: `
退了您119，另外10元运费不退。
昨天就到您支付宝了。
The 129 yuan arrived in your Alipay account yesterday.
退款119元已完成。
退款三天前到的。`,
  refused: `
因为您洗过了所以拒绝的。
您再申请一次我这边给您通过。
平台也支持我们的判断。
Your request was declined because the tag was missing.
再申请一次就能通过。
因为超过时间所以没通过。`,
};
