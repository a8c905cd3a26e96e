/** The HTTP host's face. */
export { HostFault, tellFault } from "./fault.ts";
export { type RunningServer, startServer } from "./host.ts";
export { readAi } from "./options.ts";
export { openOutbound, openPost } from "./outbound.ts";
export { fileFetcher } from "./outbound-files.ts";
export { hasShell, tellShell } from "./parent.ts";
export { signInUrl } from "./sign-in.ts";
