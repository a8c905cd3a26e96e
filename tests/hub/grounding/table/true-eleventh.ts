/** The eleventh round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueEleventh: Readonly<Record<string, string>> = {
  paid: `
宝，看了下，您这单目前就是付过款了，还没安排出去。
仓里还没动您这单呢，最晚23号九点多会发的哈。
您下单那会儿是20号早上9点12分。
您是填错尺码想重拍，还是不打算买了呀？
实在不好意思，消息太多漏看了您这条。
我们收到您这笔59元的仅退款申请了，处理时限到27号8点30。
您那边页面上能看到“待商家处理”，就是还在排队审的意思。
商品119加运费10，合起来就是您付的129。
东西还在我们手上，没交给快递。
Your payment of 129 yuan went through on November 20 at 9:15.
如果您改变主意不退了，跟我说声就好。
`,
  packed: `
都打好包了，只等出库这一步啦。
您这件睡衣现在打包完成，快递单号还没生成。
订单到了待出库，再往后就是发走啦。
想问一下您，收件人和电话都没变吧？
我问问仓库能不能赶一赶，有消息了跟您同步。
好的呀，那我就按原来的规格给您留着备注。
Could you tell me what you'd like to change on the order?
`,
  presale: `
页面上写的是12月15日晚8点前发货，您可以再看下商品页。
预售款都是按承诺时间来发的，这单是12月15日20点之前。
离发货还有一阵子，您要是等不了也可以先申请退掉。
不是漏发哦，是还没到预售的发货时间。
仓库还没打包，付款倒是20号就付好了。
Since it's a pre-sale item, it hasn't been packed yet.
`,
  outbound: `
亲亲，出库是出库了，圆通还没上门收。
刚出单号，物流上空空的挺正常。
您这单21号下午出的仓，快递员还没扫描。
我帮您盯一盯揽收，一揽收就有轨迹。
麻烦亲等一等圆通揽件哈，辛苦辛苦。
The label has been printed, but YTO hasn't picked it up yet.
没到您手上之前，物流这块我们都跟着看。
`,
  in_transit: `
21号傍晚六点零五圆通收走的，22号凌晨到武汉。
从余杭分拨出来之后到了武汉，下面就是往长沙赶。
您的睡衣在运了，还没到派件那一步。
最新一条就是武汉转运中心那条，后面有更新您也能看到。
要不您先跟我说说，是赶着哪天用？
到了以后快递会先给您打电话或者发短信的。
您收货地址在长沙对吧，包裹正朝那边走。
给您查了，22号03:12扫过一次。
这个我没办法跟您保证哪天到，只能帮您催催。
收的时候先验一眼，外箱要是破得厉害可以拒收。
Currently it's at the Wuhan transfer center, heading for Changsha.
We'll chase YTO for you and let you know once there's news.
`,
  stalled: `
22号以后物流就没动过，我也觉得太慢了。
您催得对，这么久没动静是该问问快递。
武汉那站之后就断更了，人家圆通那边我在催。
到底卡在哪儿我现在也答不上来，得等快递查了才晓得。
您申请的是仅退款对吧，59元那笔。
处理期限是27号早上八点半，超时平台会自动退。
先别急着退哈，我先给您把件的下落问清楚。
The last scan was in Wuhan on Nov 22 and nothing since then.
`,
  platform: `
小二已经介入了，需要的材料我们会配合交上去。
结果以平台那边的为准，我说了也不算。
平台介入期间您也可以补图补说明。
您这个单平台客服进来了，我这边不好单独处理。
`,
  delivering: `
24号上午就出门派了，营业部是岳麓那个。
派送中哈，注意接电话别错过了。
快递小哥在送啦，您看家里有人不？
麻烦保持手机畅通，快递到了会联系您。
还没有签收的记录，等送到您再看看有没有问题。
It's out for delivery, so please keep your phone handy.
`,
  signed: `
取件的话看下短信里有没有取件码，没有就问问驿站。
给您看了签收记录，24号下午3点40，走的快递柜或驿站。
家里人有没有可能帮您拿了呀？
申请我看到了，原因写的是不想要了，对不？
退货退款还没点同意，我先核对下。
收到时是什么样的？方便拍两张发来不？
哪儿不合身呢，袖子还是裤腿？
上身效果不理想是挺可惜的，抱抱。
无理由的话，寄回来的邮费是您这边承担哦。
如果是我们质量上的问题，寄回的运费我们承担。
衣服先别洗别剪标，留着原样就好。
Do you still have the original packaging?
We're still reviewing your return request.
`,
  completed: `
都收货了的，24号下午三点四十签收。
订单走完流程了，现在是交易完成的状态。
请把瑕疵的地方圈出来拍给我，光线亮一点。
您要退的话是在订单里申请，七天之内都行，前提是不影响再卖。
嗯呢，您接着说，我都看着呢。
您稍微等等，我翻翻之前的聊天。
How can I help you with this order today?
请问这条裤子大概洗过几次啦？
`,
  terms: `
开票您自己在订单详情里申请就行，抬头和税号别填错。
一般三天内能开出来，您到时留意一下。
价保期是15天，期间降价的话您可以来申请补差价。
非人为的损坏，签收一年以内都能免费维修。
地址：浙江金华婺城区临江工业区6号，收件人售后部，电话0579-81234567。
晚上十点以后人工就下班啦，早上九点再来找我们。
不想要的退货邮费您出，质量问题我们出。
寄之前您先在订单里申请一下，别直接寄过来。
Free repair within one year of signing, as long as the damage isn't caused by misuse.
We're available from 9 am to 10 pm every day.
`,
  part_refunded: `
早先那30块已经退到您账户了。
129扣掉退过的30，还有99能退。
这次要退的59还没有审下来呢。
您看下是不是已经收到过一笔30的退款？
申请里写的是59元，跟您确认一下没填错吧？
`,
  waiting_return: `
卖家这边同意了，您看着时间寄就好。
寄回时麻烦把配件吊牌一块儿放进去。
等包裹到了仓库，我们会尽快安排验收的。
您还没寄吧？寄完在页面填一下单号。
退回来的衣服到仓之前，59元是退不了的哦。
Once it arrives, we'll inspect it as soon as we can.
用哪家快递都行，别寄到付就好。
`,
  exchange: `
顺丰单号SF1357924680135，还在往我们仓库走。
换货申请已经同意了的，在等您那件回来。
旧的那件到仓验过之后才安排换的事儿。
换货呢不涉及退款，您别担心。
Your exchange has been approved and we're waiting for the parcel to come back.
`,
  arrived: `
仓库签收啦，就等验货。
目前卡在验收这一环，还没轮到。
验完没啥问题就会往退款走，我再跟您说。
59元要等验收完才会处理。
The warehouse has received your return; inspection is next.
`,
  refunding: `
退货验完了，正给您退119元。
退款处理中，原路返回，您不用再操作啥。
到账的时间得看支付渠道，我说不准。
26号下午验的货，之后就进退款了。
钱还没到您那儿，是还在退。
It'll go back to the account you paid with.
`,
  refunded: `
退款成功了哈，129块。
订单25号上午关闭，款项已退回。
您去支付方式里看看退款记录，有129这笔。
已退的钱是按您付的方式原样退回去的。
The order was closed on Nov 25 and 129 yuan was refunded.
`,
  refused: `
申请被商家拒绝了，钱没退。
您要不再补充下情况，重新申请看看？
对结果不认可的话，平台介入是个办法。
我理解您不甘心，换我也难受。
我先请售后的同事帮忙再看看您的照片。
Your request was declined, and 59 yuan was not refunded.
`,
};
