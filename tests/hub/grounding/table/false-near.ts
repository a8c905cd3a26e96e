/** Near misses: words of true sentences with another state, sum, parcel, time, place or person; promises by the way, scorn, other buyers, conditions. */
export const falseNear: Readonly<Record<string, string>> = {
  paid: `
货还没打包呢就已经出库了
货正往外发
钱正在给您退
钱退了
申请过了
申请没批
货在路上
货在半道上
东西装好箱了，就差签收
24号付的款
21号下的单20号付的款
11月20日9点15分发的货
这单关了
等到货就退
正准备退款
准备给您退
排队退款呢
您的货已经到了
付款的钱退回到您账户了
退款在走流程
退款到账就关单
您放宽心，这事儿包我身上
我跟老板讲好了，先紧着您
仓库这会儿正给您贴单呢
再有一个钟头就出库
钱我这就给您点
您的单子我已经插到最前头了
这款卖得太火，库里没货了
退是能退的，您别慌
不就59块嘛，给您就是了
咱家从来都是当天走件
到底发没发您自己看不出来吗
您上个订单我们已经处理好了
隔壁店可没有这么快
平台规定了必须等满七天才给退
要是明天还不发，我就自己掏腰包
包裹估摸着礼拜五能到
We'll make sure it leaves today.
I've moved you to the top of the list.
You'll have your money back in no time.
Our warehouse is short-staffed this week.
Nobody else has had to wait this long.
Consider it done, your refund is on us.
`,
  packed: `
还没装箱
出库了
单号出来了
快递取走了
货不在仓库了
货已经码上车了
司机在楼下等着拉
包得特别结实，绝不会坏
打包的时候多塞了双袜子给您
It should be with you within three days.
We slipped a little extra in the box.
`,
  outbound: `
圆通揽收了
还没出仓
货还在仓库里躺着
货21号下午揽的
面单还没打出来
在路上跑着呢
圆通的系统没同步，其实已经揽了
过两小时您再看，肯定有物流
快递嫌远不肯来收
The courier forgot your parcel.
It will be scanned tonight for sure.
`,
  in_transit: `
件已经到了
刚过长沙
在长沙了
到长沙了
目前在杭州余杭分拨中心
还没过武汉
22号从武汉出来的
件在派了
小哥正在送
没在运输
没揽收
物流停了
查不到物流
22号揽收的
21号到的武汉
货没发
货正在退回来的路上
您已经签收了
估计后天能到您那儿
离您不远了，就剩最后十公里
武汉那边爆仓了
因为下大雪，路封了
我已经让圆通加急了
包裹有点破，快递给重新包了
到了小哥会给您送上楼
这回超时了，我赔您十块
没事儿，丢了算我们的
收件人写的是李女士，没错吧，她会签收的
现在已经到长沙分拨中心啦
我们合作的快递从来不丢件
The parcel cleared Nanjing last night.
Expect it by the weekend.
Heavy snow is holding it up.
The courier promised to speed it up.
We'll cover the loss if it's gone missing.
It's only a few kilometres away from you.
`,
  stalled: `
22号以后更新过
物流动了
停在杭州余杭分拨中心
21号以后就没再动过
卡在长沙
包裹破损了，快递在登记
要不咱先给您垫上
明早再没动静我直接退您
武汉的网点关门了
我查了监控，包裹还在架子上
It fell off the truck.
You can have a refund right now if you like.
`,
  signed: `
本人签收的
门卫签收的
还没签收
25号签收的
还在派
退货同意了
您已经拿到货了
退货到仓了
您寄回来的货我们收到了
您别装了，明明就是您拿的
监控里看到是个穿红衣服的人拿走的
取件码是1234
丰巢柜保管超时费我们出
运费险会把邮费赔给您
退货地址我私信发您
The locker code is 4521.
It was handed to the security guard.
`,
  completed: `
交易还没完成
交易关闭了
这面料是A类的，宝宝都能穿
洗了肯定不缩水
您可能是过敏体质
已经超出售后了，爱莫能助
下次来我给您打八折
咱这个价在全网都是最低的
线头属于正常，不算质量问题
It's hypoallergenic and perfectly safe for babies.
We can offer you a partial refund.
It's your own fault for washing it hot.
`,
  refunded: `
钱还没退
退了119
退款25号到的账，订单26号关的
退款正在走
申请没通过
钱要等银行，三五天吧
运费那10块另外退
退款退重了，您得退回来59
Your bank has confirmed the transfer.
`,
  waiting_return: `
您寄的货到仓了
您的货还在路上
退货验过了
退款退了
您已经寄出了
货还没签收
申请还在审
寄回来以后钱两天内到
吊牌剪了就不给退了
您用顺丰到付寄回就成
我们派人上门取，您不用管
不退的话送您张券
The return window closes tomorrow.
Keep the item and we'll refund half.
`,
  delivering: `
签收了
还没派呢
23号派的
放驿站了
派到武汉了
快递员就在您楼下
放您家门口了，没敲门
一会儿就到，您准备收
He'll be there in ten minutes.
`,
  refused: `
申请通过了
申请还在审核
还没处理
退款在处理了
您再申请也是这个结果
拒绝是系统自动拒的
我偷偷给您改成通过
You're not entitled to anything.
`,
  refunding: `
退款到账了
货没到仓
验货还没做
货25号到的仓
26号上午验的货
119马上落袋
退款审核卡住了，得再等等
多退您十块当补偿
The money will land tonight.
`,
  part_refunded: `
退了99
都退完了
59已经退了
退款到账59元
剩下的也给您退了得了
上次退的30是补偿您的
`,
  exchange: `
换货的件到仓了
换货没同意
旧件验过了
新件发了
给您换的已经发出
换的那件已经在打包了
换货没货了，只能给您退款
Your replacement is on its way.
`,
  arrived: `
货还没到仓
退货验完了
正在退款
退款还没到账，验货已通过
验下来没啥毛病，等退款吧
退货少件了，我们核实中
The inspection found no problems.
`,
  presale: `
货发了
已经打好包了
就等发货了，明天就发
工厂赶工呢，能提前发
预售款不能退
`,
  platform: `
平台没介入
平台处理完了
平台同意退款了
平台八成会支持您
我们跟平台打过招呼了
The platform is on our side.
`,
  terms: `
货还没收到
交易没走完
过了七天也行，我说了算
修不好给您换新的
发票抬头随便写，能报销就行
We'll pay the return shipping whatever the reason.
`,
};
