/**
 * Face of the alerts: people are told outside of the console. `queueAlerts` keeps what is to be told within a write, `sendAlerts` sends what is due,
 * `takeReceipts` takes what services say of it.
 */
export { causesLost, dropWaiting, forgetAlerts } from "./alert.store.ts";
export { type AlertPages, alertHandlers } from "./alerts.handlers.ts";
export { forgetAlertSecrets } from "./notifier.store.ts";
export { type AskedAlert, queueAlerts, type Untold } from "./queue-alerts.commands.ts";
export { isReceiptDoor, takeReceipts } from "./receipts.commands.ts";
export { sendAlerts } from "./send-alerts.commands.ts";
export { alertsAbout } from "./sent.view.store.ts";
export { waysThere } from "./ways.store.ts";
