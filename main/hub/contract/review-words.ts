/** Closed lists of the review. */
import { z } from "zod";

/** Why an automatic decision was wrong, as whoever reviews it says: what it knew, what the rule says, or what nobody looked at. */
export const wrongReasons = ["facts", "rule", "class", "amount", "evidence", "account", "other"] as const;
export const WrongReason = z.enum(wrongReasons);
export type WrongReason = z.infer<typeof WrongReason>;

/** What came of trying to get money back that was paid wrongly. */
export const recoveryOutcomes = ["all_back", "part_back", "given_up"] as const;
export const RecoveryOutcome = z.enum(recoveryOutcomes);
export type RecoveryOutcome = z.infer<typeof RecoveryOutcome>;
