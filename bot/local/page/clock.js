// The workspace's calendar: what it shows, and the buttons that move it forward.

import { longDate, shortMoment, timeOfDay } from "./dates.js";
import { element } from "./dom.js";
import { perform } from "./server.js";
import { now, state } from "./state.js";
import { say } from "./words.js";

const STEPS = ["day", "week", "to_next_due"];

/** The calendar's card. `draw` brings it up to date. */
export function clock() {
  const [date, time] = [element("span", { class: "clock-date" }), element("span", { class: "clock-time" })];
  const status = element("p", { class: "clock-status", role: "status" });
  let failure = "";
  const buttons = STEPS.map((step) =>
    element("button", { type: "button", class: "button clock-button", "data-step": step, click: () => travel(step) }),
  );
  const card = element(
    "section",
    { class: "clock", "aria-label": say("calendar") },
    element("p", { class: "clock-now" }, time, " ", date),
    element("div", { class: "clock-buttons" }, buttons),
    status,
  );

  function draw() {
    const isTravelling = state.seen.is_travelling;
    const due = state.seen.due;
    put(date, longDate(now()));
    put(time, timeOfDay(now()));
    put(status, isTravelling ? say("travelling") : failure);
    card.classList.toggle("travelling", isTravelling);
    const words = [say("day"), say("week"), due ? say("nextDue", { when: shortMoment(due) }) : say("nothingDue")];
    buttons.forEach((button, place) => {
      put(button, words[place]);
      button.disabled = isTravelling || (STEPS[place] === "to_next_due" && !due);
    });
  }

  async function travel(step) {
    for (const button of buttons) button.disabled = true; // until the server says that it has arrived
    const outcome = await perform("travel", { step });
    failure = outcome.shown ?? "";
    draw();
  }

  // Only the display ticks; the server is not asked.
  setInterval(() => state.seen && draw(), 1000);
  return { card, draw };
}

function put(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
