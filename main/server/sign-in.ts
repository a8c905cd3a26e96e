/** Where a one-time link leads. The secret is in the fragment: it reaches no server log and no referrer. */
export function signInUrl(base: string, token: string): string {
  return `${base}/sign-in#token=${token}`;
}
