/** What the hub is handed of our environment: whatever was set for other programs (a database, a model's key) is none of its own. */
const HANDED = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_(?:ALL|CTYPE)|TZ|TMPDIR|TEMP|TMP|System(?:Root|Drive)|windir|ComSpec|USERPROFILE|(?:LOCAL)?APPDATA)$/i;

/** The environment of a hub in `home`, on any free port. */
export function environmentFor(env: NodeJS.ProcessEnv, home: string): Record<string, string | undefined> {
  const handed = Object.fromEntries(Object.entries(env).filter(([name]) => HANDED.test(name)));
  return { ...handed, AFTERCARE_HOME: home, AFTERCARE_PORT: "0" };
}
