/** Why a session ended while its console was open: the account was closed, the password changed elsewhere, or it was ended by its owner. */
export type Ended = "disabled" | "password" | "ended";
