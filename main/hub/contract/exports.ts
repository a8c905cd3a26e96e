/** Lists that leave this machine as files. */
import { z } from "zod";

export const ExportFormat = z.enum(["csv", "xlsx"]);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** A piece of the file as it is made (base64), after how many rows; `cut`: there are more rows than a file may have. */
export const ExportPart = z.object({ bytes: z.string(), rows: z.int(), cut: z.boolean() });
export type ExportPart = z.infer<typeof ExportPart>;
