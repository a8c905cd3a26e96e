import { describeConnector } from "./connector.suite.ts";
import { fakeKuaidi100 } from "./fakes/kuaidi100.ts";

describeConnector("kuaidi100", fakeKuaidi100);
