// Moments as people read them, in the workspace's time zone and the page's language.

import { now, state } from "./state.js";
import { language, say } from "./words.js";

const made = new Map();

function format(moment, options) {
  const key = JSON.stringify([state.seen.zone, options]);
  // Making a formatter is slow, and a list of messages needs the same one again and again.
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(language, { timeZone: state.seen.zone, ...options }));
  return made.get(key).format(moment);
}

const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const LONG_DATE = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

export const ofTs = (ts) => Number(ts) * 1000;
export const timeOfDay = (moment) => format(moment, TIME);
export const longDate = (moment) => capitalised(format(moment, LONG_DATE));
/** A day as a key: two moments on one day give the same. */
export const dayKey = (moment) => format(moment, { year: "numeric", month: "2-digit", day: "2-digit" });
export const shortMoment = (moment) =>
  format(moment, { weekday: "short", day: "numeric", month: "short", ...TIME });
export const fullMoment = (moment) => format(moment, { ...LONG_DATE, ...TIME });

/** Today, yesterday, or the date in full. */
export function dayName(moment) {
  const day = 86_400_000;
  if (dayKey(moment) === dayKey(now())) return say("today");
  if (dayKey(moment) === dayKey(now() - day)) return say("yesterday");
  return longDate(moment);
}

// https://docs.slack.dev/messaging/formatting-message-text#date-formatting
const TOKENS = {
  date_num: (at) => format(at, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date_slash: (at) => format(at, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date: (at) => format(at, { day: "numeric", month: "long", year: "numeric" }),
  date_short: (at) => format(at, { day: "numeric", month: "short", year: "numeric" }),
  date_long: (at) => format(at, LONG_DATE),
  date_pretty: (at) => pretty(at, TOKENS.date),
  date_short_pretty: (at) => pretty(at, TOKENS.date_short),
  date_long_pretty: (at) => pretty(at, TOKENS.date_long),
  day_divider_pretty: (at) => pretty(at, TOKENS.date_long),
  time: timeOfDay,
  time_secs: (at) => format(at, { ...TIME, second: "2-digit" }),
  ago: (at) => ago(at),
};

function pretty(at, otherwise) {
  const name = dayName(at);
  return name === longDate(at) ? otherwise(at) : name.toLowerCase();
}

function ago(at) {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const minutes = (at - now()) / 60_000;
  if (Math.abs(minutes) < 60) return relative.format(Math.round(minutes), "minute");
  if (Math.abs(minutes) < 60 * 24) return relative.format(Math.round(minutes / 60), "hour");
  return relative.format(Math.round(minutes / 60 / 24), "day");
}

/** Slack's date markup: `{date_long} at {time}` with its tokens filled in. What is no token stays. */
export function inFormat(seconds, pattern) {
  return pattern.replace(/\{(\w+)\}/g, (whole, token) => TOKENS[token]?.(seconds * 1000) ?? whole);
}

/** A local date and time (`2025-05-05T10:00`) in the workspace's zone as seconds since 1970. */
export function secondsOf(local) {
  const guess = Date.parse(`${local}Z`);
  // The zone's distance from UTC just then: at most once a year is the guess itself across a change of clocks.
  const offset = Date.parse(`${localOf(guess / 1000)}Z`) - guess;
  return (guess - offset) / 1000;
}

/** Seconds since 1970 as a local date and time, as a datetime-local field takes it. */
export function localOf(seconds) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: state.seen.zone, year: "numeric", month: "2-digit", day: "2-digit", ...TIME,
  }).formatToParts(seconds * 1000);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

function capitalised(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
