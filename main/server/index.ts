/** The HTTP host's face. */
export { HostFault, tellFault } from "./fault.ts";
export { type RunningServer, startServer } from "./host.ts";
export { readAi } from "./options.ts";
export { tellShell } from "./parent.ts";
export { openPost } from "./post.ts";
export { signInUrl } from "./sign-in.ts";
