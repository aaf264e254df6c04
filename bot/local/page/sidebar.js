// Whom one is, where one can go, and the calendar.

import { clock } from "./clock.js";
import { element, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { addressOf, channels, directMessage, here, state, unreadIn } from "./state.js";
import { say } from "./words.js";

/** The sidebar in its place. `choosePerson` is told whom to be; `draw` brings it up to date. */
export function sidebar(place, people, choosePerson) {
  const team = element("h1", { class: "team" });
  const person = element("select", { id: "person", class: "field", change: () => choosePerson(person.value) });
  const title = element("p", { class: "person-title" });
  person.append(...people.map((one) => element("option", { value: one.id }, one.title ? `${one.real_name} – ${one.title}` : one.real_name)));
  const [channelList, appList] = [element("ul"), element("ul")];
  const appName = element("h2");
  const navigation = element(
    "nav",
    { "aria-label": say("places"), keydown: walk },
    element("h2", {}, say("channels")),
    channelList,
    appName,
    appList,
  );
  const calendar = clock();
  place.append(
    team,
    element("div", { class: "person" }, element("label", { for: "person" }, say("youAre")), person, title),
    navigation,
    calendar.card,
  );

  function draw() {
    const { app, me } = state.seen;
    team.textContent = state.seen.team;
    appName.textContent = `${app.name} (${say("app")})`;
    person.value = me;
    title.textContent = people.find((one) => one.id === me)?.title ?? "";
    reconcile(channelList, channels().map((one) => linkTo(one.id, one.name, unreadIn(one), one.is_private ? "private" : "public")), keyOf, drawLink);
    const direct = directMessage();
    const ofApp = [linkTo("messages", say("messages"), direct ? unreadIn(direct) : 0, "messages")];
    if (app.has_home || state.seen.home) ofApp.push(linkTo("home", say("home"), 0, "home"));
    reconcile(appList, ofApp, keyOf, drawLink);
    calendar.draw();
  }

  return { draw };
}

function linkTo(place, words, unread, sign) {
  return { place, words, unread, sign, isHere: here().place === place, href: addressOf({ me: here().me, place }) };
}

function keyOf(link) {
  return link.place;
}

function drawLink({ place, words, unread, sign, isHere, href }) {
  return element(
    "li",
    {},
    element(
      "a",
      { href, class: unread ? "place unread" : "place", "aria-current": isHere ? "page" : null, "data-focus": `place ${place}` },
      icon(sign),
      element("span", { class: "place-name" }, words),
      // A space of its own, so that a screen reader does not read name and figure as one word.
      unread ? " " : null,
      unread ? element("span", { class: "count", "aria-label": say("unread", { n: unread }) }, String(unread)) : null,
    ),
  );
}

/** The arrow keys go from place to place. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  links[(at + step + links.length) % links.length].focus();
  event.preventDefault();
}
