import { describeConnector } from "./connector.suite.ts";
import { fakeWechat } from "./fakes/wechatshop.ts";

describeConnector("wechatshop", fakeWechat);
