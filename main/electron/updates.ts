/** Newer versions by electron-updater: it reads the feed that electron-builder writes beside the installers, and takes only a file whose sum (and signature, where the system has them) is right. */
import type { Updater } from "../desktop/updates.ts";

/** What fetches and installs from this feed. @param ending brings the hub to its end first, for the installer waits for nobody. */
export async function updaterOf(url: string, ending: () => Promise<void>): Promise<Updater> {
  // Its module asks for Electron's parts as soon as it is loaded.
  const { autoUpdater } = (await import("electron-updater")).default;
  Object.assign(autoUpdater, { autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false, logger: null });
  autoUpdater.setFeedURL({ provider: "generic", url });
  return {
    check: async () => {
      const seen = await autoUpdater.checkForUpdates();
      return seen?.isUpdateAvailable ? seen.updateInfo.version : null;
    },
    download: async () => void (await autoUpdater.downloadUpdate()),
    install: async () => {
      await ending();
      autoUpdater.quitAndInstall(false, true);
    },
  };
}
