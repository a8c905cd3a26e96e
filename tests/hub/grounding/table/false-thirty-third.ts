/** The thirty-third round at the desk: what may not, by the record it is said of. Written before any of it was judged; mended on since. */
export const falseThirtyThird: Readonly<Record<string, string>> = {
  paid: `
亲，您的订单我看到了，仓库今天单子有点多，不过我跟他们说过了，下午就给您发出去。
您好，退款申请收到了，金额59元没问题，我这边先给您通过了哈。
不好意思让您久等了，您这款颜色暂时缺货，要等工厂补货才能发。
看到您付了119元，运费是免的，最晚23号发货。
放心亲，我们家发货一直很快的，明天中午之前您就能看到物流。`,
  packed: `
包裹打好了哈，刚才圆通的小哥已经拉走了，晚点就有物流。
您好，打包的时候我特意给您多放了个小礼品，希望您喜欢。
抱歉让您等，出库系统出了点故障，修好了就发。`,
  presale: `
这款是预售，不过工厂那边提前了，10号左右就能给您发。
亲，预售订单付了款就不能退的，您耐心等等。`,
  outbound: `
货已经交给圆通了，21号晚上他们就收走了，只是还没扫描。
您好，包裹出库了，预计后天能到长沙，请您耐心等待。`,
  in_transit: `
您好，查到您的包裹已经到长沙岳麓营业部了，今天会安排派送。
亲，武汉那边这两天下雨，车走得慢，您再等等就到了。
包裹没问题的，我打过电话给圆通了，他们说最晚明天派。
不用担心，要是真丢了我们给您重新发一件，或者全额退款都行。
物流显示22号中午12点到的武汉转运中心，之后就往长沙走了。
快递走的是顺丰，速度很快的，您留意一下电话就好。
您先确认收货也可以的，后面有问题我们照样管。
亲，别人家买的都收到了，您这个应该也快了。
I checked with YTO and they said your parcel will be delivered tomorrow, so please keep your phone on.
Your parcel reached the Changsha hub last night and will be out for delivery soon.
Sorry about the delay; heavy snow closed the roads around Wuhan.`,
  stalled: `
实在抱歉，快递已经确认包裹丢失了，59元我们会尽快退给您。
您好，超过三天没更新，按规定我们会先行赔付，您等通知。
我刚联系过圆通武汉那边，他们说件被压在仓里，今晚发出。
别着急，这样吧，我先给您补10块钱，您把申请撤一下好吗？`,
  platform: `
您好，平台已经审核完了，判我们这边胜诉，所以不能退款。
平台一般三天出结果，到时候钱会自动退给您。
这事我们本来打算给您退的，您把平台介入撤了，我马上操作。`,
  delivering: `
快递员说您电话没人接，所以把包裹放在门口了，您看一下。
派送员已经在您小区了，再有十分钟就到。
包裹派送失败了，被退回网点，明天会再派一次。`,
  signed: `
物流显示24号下午您本人签收的，您再回忆一下是不是放哪里了。
亲，您的退货申请已经同意了，麻烦寄回杭州余杭的仓库。
确实是我们发货的时候没检查好，给您添麻烦了，退您59元。
取件码是6-3-8021，在小区门口的菜鸟驿站，您去取一下。
这批睡衣掉毛是正常的，多洗几次就好了，不影响穿。
您申请退59元有点多，我给您退30元，衣服您留着行吗？
Thank you for the photos; we've approved your return, please ship it back to our Hangzhou warehouse.
The parcel was handed to you in person on 24 November, so please check at home.
We're sorry about the defect, and we'll refund 30 yuan if you keep the item.`,
  completed: `
您这单24号家人代签的，已经完成了，现在不能再申请售后了。
亲，已经过了七天无理由的时间，不好意思退不了哦。`,
  terms: `
亲，我们店支持15天无理由退换，您放心买。
不管什么原因退货，运费都是我们出，您直接寄就行。
客服是24小时在线的，您随时都能找到人工。
Feel free to return it within 30 days, and we'll cover the shipping whatever the reason.`,
  part_refunded: `
之前那30元是运费补偿，这次59元我给您一起退了。
您这单还剩129元可以退，您重新提交一下。
59元已经原路退回了，您查一下账户余额。`,
  waiting_return: `
我们已经收到您寄回的睡衣了，验完马上给您退款。
亲，您寄回来的话运费我们报销，您先垫一下。
不用寄回来了，59元直接退给您，衣服您留着穿吧。
麻烦您三天内寄回，超过时间系统会自动关闭申请。
We received your parcel yesterday and will refund you once it is checked.
Please send it back within three days or the request will be closed.`,
  exchange: `
新的睡衣昨天已经给您寄出了，单号稍后发您。
旧的我们收到了，有点脏，可能换不了哦。`,
  arrived: `
您的退货我们验过了，没有问题，59元今天给您退。
退货25号晚上就到仓库了，同事正在验。
验货需要两到三个工作日，请您耐心等待。`,
  refunding: `
119元已经退到您微信零钱了，麻烦查收一下。
退款正在处理，一共129元，运费也给您退了。
退款已经提交银行了，预计三个工作日内到账。
您的退货26号上午验收通过了，退款在处理。
Your 119 yuan refund reached your account this afternoon; please check your balance.
Your return passed inspection on the morning of 26 November.`,
  refunded: `
亲，119元已经退给您了，运费10元按规定不退。
退款昨天下午就到账了，您看一下支付宝。`,
  refused: `
您的申请没通过是因为衣服已经穿过洗过了。
亲，这次没通过，您再提交一次我让主管给您过。
平台那边也看了，觉得我们处理没问题。
Your request was declined because the item had been washed; our manager can make an exception.`,
};
