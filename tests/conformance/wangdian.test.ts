import { describeConnector } from "./connector.suite.ts";
import { fakeWangdian } from "./fakes/wangdian.ts";

describeConnector("wangdian", fakeWangdian);
