/** Evidence: pictures, films and files that belong to cases. */
export { forgetUploads } from "./attach.commands.ts";
export { type DeskPicture, deskPictures, openPictures } from "./desk-pictures.store.ts";
export { evidenceHandlers } from "./evidence.handlers.ts";
export { eraseFiles } from "./evidence.store.ts";
export { forgetFetched } from "./keep.commands.ts";
