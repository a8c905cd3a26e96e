/** What the desktop shell starts beside its window: the headless host, whichever module the runtime takes for the main one. */
import { main } from "./main.ts";

const serving = await main(process.argv.slice(2));
// What was told to the shell must be on its way before this process is gone.
if (typeof serving === "number") setTimeout(() => process.exit(serving), 500);
