// The page begins here: it finds out whom one is, follows what that person sees, and draws it.

import { element } from "./dom.js";
import { icon } from "./icons.js";
import { drawModal } from "./modal.js";
import { mainPane, threadPane } from "./places.js";
import { follow, perform, players } from "./server.js";
import { sidebar } from "./sidebar.js";
import { addressOf, apply, channels, here, state, unreadIn } from "./state.js";
import { language, say } from "./words.js";

const at = (id) => document.getElementById(id);

/** Ends the stream of the person who is played now. */
let unfollow = () => {};
let followed = null;

async function begin() {
  document.documentElement.lang = language;
  at("notice").textContent = say("notice");
  at("main").tabIndex = -1;
  const people = await players();
  if (!people.length) return;
  const parts = [
    sidebar(at("sidebar"), people, (me) => go({ me, place: here().place })),
    mainPane(at("main"), menuButton()),
    threadPane(at("thread")),
  ];

  function draw() {
    if (!state.seen || state.seen.me !== here().me || !settle()) return;
    for (const part of parts) part.draw();
    drawModal();
    const unread = [...state.seen.channels.values()].reduce((sum, channel) => sum + unreadIn(channel), 0);
    document.title = `${unread ? `(${unread}) ` : ""}${state.seen.team}`;
  }

  function arrive() {
    closeMenu();
    const { me } = here();
    if (!people.some((one) => one.id === me)) {
      go({ me: people[0].id, place: here().place });
    } else if (me !== followed) {
      followed = me;
      unfollow();
      unfollow = follow(me, hear(draw), tellConnection);
    } else {
      look();
      draw();
    }
  }

  window.addEventListener("hashchange", arrive);
  document.addEventListener("visibilitychange", draw);
  document.addEventListener("keydown", escape);
  document.addEventListener("click", closeMenus);
  arrive();
}

/** Take in updates, and draw at most once between two frames, however many come. */
function hear(draw) {
  let isPlanned = false;
  return (update) => {
    apply(update);
    if (update.kind === "whole") look();
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(() => {
      isPlanned = false;
      draw();
    });
  };
}

function go(place) {
  location.hash = addressOf(place);
}

/** Whether one stands where the played person can be; else go to their first channel. */
function settle() {
  const { me, place } = here();
  if (place === "home" || place === "messages" || state.seen.channels.has(place)) return true;
  go({ me, place: channels()[0]?.id ?? "messages" });
  return false;
}

let looked = null;

/** Tell the app that its Home tab or its messages are being looked at, once for each time one goes there. */
function look() {
  const { me, place } = here();
  if (looked === `${me} ${place}` || !state.seen) return;
  looked = `${me} ${place}`;
  if (place === "home") perform("open_home", { as: me });
  if (place === "messages") perform("open_direct_message", { as: me });
}

function tellConnection(isOnline) {
  at("notice").textContent = isOnline ? say("notice") : say("offline");
  at("notice").classList.toggle("offline", !isOnline);
}

// On a phone the sidebar lies over the page.

const menu = element("button", { type: "button", class: "menu-button", "aria-controls": "sidebar", "aria-expanded": "false", click: toggleMenu }, icon("menu"));

function menuButton() {
  menu.setAttribute("aria-label", say("menu"));
  return menu;
}

function toggleMenu() {
  const isOpen = document.body.classList.toggle("menu-open");
  menu.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) at("person").focus();
}

function closeMenu() {
  if (document.body.classList.contains("menu-open")) {
    toggleMenu();
    menu.focus();
  }
}

function escape(event) {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const openMenu = document.querySelector("details.menu[open]");
  if (openMenu) {
    openMenu.open = false;
    openMenu.querySelector("summary").focus();
  } else if (document.body.classList.contains("menu-open")) {
    closeMenu();
  } else if (here().thread) {
    go({ ...here(), thread: null });
  }
}

/** A click elsewhere closes an open menu, and the sidebar where it lies over the page. */
function closeMenus(event) {
  for (const open of document.querySelectorAll("details.menu[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
  const isElsewhere = !at("sidebar").contains(event.target) && !menu.contains(event.target);
  // A link to the place that one is at already changes no address, and so arrives nowhere.
  if (isElsewhere || event.target.closest("#sidebar a.place")) closeMenu();
}

begin();
