// Talking with the server: acts as JSON, updates as a stream.

import { say } from "./words.js";

/**
 * Do something as the person who is played. Gives what they see of it: `shown` (what Slack itself says to them),
 * `field_errors`, and more where the act says so. What fails on the way is shown in the same place.
 */
export async function perform(act, body) {
  let answer;
  try {
    answer = await fetch(`/page/act/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    return { shown: say("notSent"), field_errors: {}, failed: true };
  }
  if (answer.status === 409) return { shown: say("gone"), field_errors: {}, failed: true };
  if (!answer.ok) return { shown: say("notSent"), field_errors: {}, failed: true };
  return answer.json();
}

/** The people one can be. */
export async function players() {
  return (await fetch("/page/people")).json();
}

/** Follow what a person sees. The browser connects again by itself. The result ends it. */
export function follow(person, hear, tellConnection) {
  const source = new EventSource(`/page/updates?as=${encodeURIComponent(person)}`);
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onopen = () => tellConnection(true);
  source.onerror = () => tellConnection(false);
  return () => source.close();
}
