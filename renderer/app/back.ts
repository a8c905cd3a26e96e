/** Where the identity provider sends a browser back to. */
export const BACK = "/sign-in/back";
