import { fakeAnyrest } from "./fakes/anyrest.ts";
import { describeConnector } from "./mapping.suite.ts";

describeConnector("anyrest", fakeAnyrest);
