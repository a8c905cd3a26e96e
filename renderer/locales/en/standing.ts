/** Who is here for new work. */
export const standing = {
  "standing.title": "Here or away",
  "standing.here": "Here",
  "standing.busy": "Busy",
  "standing.away": "Away",
  "standing.off": "Off hours",
  "standing.unseen": "No sign for long",
  "standing.signed_out": "Signed out",
  "standing.until": "{state} until {at}",
  "standing.sayHere": "I am here for new cases",
  "standing.sayBusy": "I am busy, no new cases",
  "standing.sayAway": "I am away until I am back",
  "standing.half": "Away for 30 minutes",
  "standing.hour": "Away for an hour",
  "standing.tomorrow": "Away until 9:00 tomorrow",
  "standing.said": "You are now: {state}",
} as const;
