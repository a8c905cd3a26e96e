/** The fourteenth round at the desk: what may leave, by the record it is said of. Written before any of it was judged; mended on since. */
export const trueFourteenth: Readonly<Record<string, string>> = {
  paid: `
您别着急，先喝口水，我慢慢跟您说。
仓库那边还没接到打包任务呢，所以没单号。
申请已经收到，正在排队等处理，到27号早上8点半是最后时限。
想跟您确认一下，59元是您自己填的吗？
要是着急穿，我去帮您问问能不能早点打包。
抱歉哈，不能跟您承诺具体哪天发，只能说最晚23号9点15。
不好意思我打错字了，是59元。
Nothing has been refunded yet since your request hasn't been decided.
`,
  packed: `
箱子封好了，人还在仓库里躺着呢，哈哈。
暂时没有快递信息，出库后您就能看到了。
请问您说的改款式是改哪一款呀？
我把您想改尺码的需求记录下来了，先问问仓库。
好滴，收到，我这边看一眼再回您。
It's packed, but the courier hasn't collected it.
`,
  presale: `
您下单的时候页面就标了预售哦，12月15号20点前发。
如果中途不想等，退款申请随时可以提。
这款不是现货，是预售的。
Thanks for waiting so patiently!
`,
  outbound: `
出库显示是21号14点20分，之后就等圆通来收。
您看到的“快递单已打印”就是还没揽收的意思。
物流那边空白是因为圆通还没揽件。
麻烦您晚点再刷新一下物流看看。
圆通没揽之前我们会一直跟着催。
No scan from the courier so far.
`,
  in_transit: `
到哪了我看下哈——武汉转运中心，22号凌晨3点12。
您的东西没有签收，也没有派送，还在长途运输。
长沙那边还没收到件，所以暂时派不了。
请问您是不是查的别的单号？这单是YT8801234567890。
包裹里是一套雾霾蓝XL睡衣，您核对下是不是这单。
如果派件的时候您不方便，可以跟快递员商量放哪里。
快递是圆通，您要查件的话用这个号就行。
亲，您这么说我能理解，等快递确实磨人。
Is the address in Changsha still correct?
I'm afraid I can't give you an exact delivery date.
`,
  stalled: `
包裹在武汉待着没动，我知道您很着急。
这几条物流我都看了，22号之后没有新内容。
您提的59元仅退款还没有结果。
请您给我们一点时间跟快递核实。
是不是丢了现在不好下结论，要等快递核实。
我不想糊弄您，确实没有新的物流。
We've noticed the parcel hasn't moved since Wuhan.
`,
  platform: `
这单平台已经在处理了，您留意平台的通知。
平台要是找您核实情况，如实说就行。
咱们的沟通记录平台都能看到的。
Please check the messages from the platform as well.
`,
  delivering: `
现在是派送阶段，您注意收货。
24号9点10分由岳麓营业部派出来的，目前没有签收。
如果没人在家，请提前跟派送员沟通一下。
收到之后方便的话给我回个话，我好放心。
It has been out for delivery since 9:10 on Nov 24.
`,
  signed: `
东西在快递柜或者驿站，不在我们这儿哈。
您收件的地方有没有常用的驿站呀？
这件衣服您试穿过没有？
穿着哪儿紧？能拍张上身图给我瞧瞧吗？
退回的邮费按规则是无理由的买家出，质量的我们出。
现在申请还没通过，先不要寄哦。
申请多久有结果？我们24小时内会给您答复。
真不是不管您，是要先看照片才好判断。
The return hasn't been approved yet, so please don't send it back for now.
`,
  completed: `
这单早就签收了呢，24号15点40分。
您先告诉我什么情况，我才知道怎么帮您。
您说的线头在哪个位置？领口吗？
我能看到您买了一件，一共129。
没关系，慢慢描述，文字图片都行。
If something is wrong with it, please send us a few photos.
`,
  terms: `
电子抬头写错的话就开不对了，提交之前检查一遍哦。
价保看的是15天，从买的时候算，过了就申请不了。
要寄的话收件人就写“售后部”三个字。
我们这边早九晚十，每天都有人。
质保一年，非人为坏的免费修。
请把退货寄到金华市婺城区临江工业区6号，电话0579-81234567。
You pay the return shipping if you simply changed your mind.
`,
  part_refunded: `
已经退的是30，没退的不是59，59是您申请的，还在审。
可退的上限就是99了。
您说的退款是30那笔还是59那笔？
99 yuan is the most that can still be refunded.
`,
  waiting_return: `
可以寄了，我们这边已经通过您的申请。
申请页面有退货地址，您照着填就好。
没寄之前退款不会开始处理哈。
麻烦您拍一下快递底单，方便后面核对。
退货运费无理由的话是您这边出，跟您说明一下。
We'll arrange the inspection once the goods reach our warehouse.
`,
  exchange: `
您寄的SF1357924680135还没有到我们仓库。
到仓后先验收，验收没问题再谈换货。
您这单是换货，不退钱的，别弄混了哈。
Could you tell me which size you'd like instead?
`,
  arrived: `
退货进仓了，时间是26号10点20。
仓库还没来得及验，请您再等一等。
等验货的结果出来我告诉您。
It arrived at our warehouse on November 26 at 10:20.
`,
  refunding: `
您的退货没问题的话... 已经验过了，现在是退款阶段。
119元走的是原路，不会退到别的账户。
支付平台处理需要时间，我们这边没法加快。
还在处理中的退款是119元，对应您退的睡衣。
The inspection was done on November 26 at 16:05.
`,
  refunded: `
已经全部退完了，一共129。
您查一下付款那张卡或者余额的流水。
没收到的话可以问问支付平台。
The money went back the way you paid.
`,
  refused: `
很遗憾，申请没有通过。
钱没退，是因为申请被拒绝了。
您把最想解决的点告诉我，我转给同事看。
平台介入的入口在售后详情里。
Your request was not approved this time.
`,
};
