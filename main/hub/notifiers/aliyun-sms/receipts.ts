import { z } from "zod";
import { fromBeijing } from "../../kernel/time.ts";
import { shortened } from "../call.ts";
import type { Notifier } from "../port.ts";

const Report = z.object({
  success: z.union([z.boolean(), z.enum(["true", "false"])]),
  report_time: z.string().optional(),
  err_code: z.string().nullish(),
  err_msg: z.string().nullish(),
  out_id: z.string().nullish(),
});

/** Delivery reports (SmsReport): a list, told again after 1, 5 and 10 minutes where it was not taken. */
export const receipts: NonNullable<Notifier["receipts"]> = {
  read: (body) => {
    try {
      return z
        .array(Report)
        .max(1_000)
        .parse(JSON.parse(body))
        .flatMap(({ out_id, success, report_time, err_code, err_msg }) => {
          const delivered = String(success) === "true";
          const detail = delivered ? "" : shortened(`${err_code ?? ""} ${err_msg ?? ""}`);
          return out_id ? [{ id: out_id, delivered, at: fromBeijing(report_time ?? "") ?? new Date(0), detail }] : [];
        });
    } catch {
      return null;
    }
  },
  accepted: { contentType: "application/json", body: '{"code":0,"msg":"接收成功"}' },
};
