import { describeConnector } from "./connector.suite.ts";
import { fakeJd } from "./fakes/jd.ts";

describeConnector("jd", fakeJd);
