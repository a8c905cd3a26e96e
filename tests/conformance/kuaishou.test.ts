import { describeConnector } from "./connector.suite.ts";
import { fakeKuaishou } from "./fakes/kuaishou.ts";

describeConnector("kuaishou", fakeKuaishou);
