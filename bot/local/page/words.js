// The page's own words, in Norwegian and English. What the app and the people say comes from them.

const WORDS = {
  notice: ["Dette er en etterligning av Slack på din egen maskin. Personene er oppdiktet, og ingenting forlater maskinen.",
    "This is a stand-in for Slack on your own machine. Its people are invented, and nothing leaves the machine."],
  youAre: ["Du er", "You are"],
  channels: ["Kanaler", "Channels"],
  places: ["Steder", "Places"],
  menu: ["Meny", "Menu"],
  closeMenu: ["Lukk menyen", "Close menu"],
  messages: ["Meldinger", "Messages"],
  home: ["Hjem", "Home"],
  unread: ["{n} uleste", "{n} unread"],
  members: ["{n} medlemmer", "{n} members"],
  app: ["app", "app"],
  onlyYou: ["Bare synlig for deg", "Only visible to you"],
  edited: ["(endret)", "(edited)"],
  reply: ["1 svar", "1 reply"],
  replies: ["{n} svar", "{n} replies"],
  newReply: ["nytt", "new"],
  replyInThread: ["Svar i tråd", "Reply in thread"],
  thread: ["Tråd", "Thread"],
  closeThread: ["Lukk tråden", "Close thread"],
  messageTo: ["Melding til {place}", "Message {place}"],
  replyTo: ["Svar i tråden", "Reply in the thread"],
  send: ["Send", "Send"],
  hint: ["Skriv / for kommandoer, @ for å nevne noen", "Type / for commands, @ to mention someone"],
  suggestions: ["Forslag", "Suggestions"],
  command: ["kommando", "command"],
  archived: ["Kanalen er arkivert. Her kan ingen skrive lenger.", "This channel is archived. Nobody can write here any more."],
  empty: ["Ingen meldinger ennå.", "No messages yet."],
  emptyDirect: ["Her snakker du med {app}. Skriv noe, så svarer appen.", "This is where you talk with {app}. Write something, and it answers."],
  emptyHome: ["{app} har ikke vist noe her ennå.", "{app} has shown nothing here yet."],
  notice_from: ["Arbeidsrommet", "The workspace"],
  calendar: ["Kalenderen", "Calendar"],
  day: ["+1 dag", "+1 day"],
  week: ["+1 uke", "+1 week"],
  nextDue: ["Til neste melding: {when}", "To the next message: {when}"],
  nothingDue: ["Ingen melding er planlagt", "No message is due"],
  travelling: ["Tiden går …", "Time passes …"],
  optional: ["(valgfritt)", "(optional)"],
  cancel: ["Avbryt", "Cancel"],
  closeDialog: ["Lukk", "Close"],
  choose: ["Velg", "Choose"],
  chosen: ["{n} valgt", "{n} chosen"],
  more: ["Flere valg", "More choices"],
  unsupported: ["Kan ikke brukes her: {kind}", "Not supported here: {kind}"],
  image: ["Bilde", "Image"],
  notLoaded: ["hentes ikke fra nettet", "not loaded from the internet"],
  download: ["Last ned {name}", "Download {name}"],
  working: ["Arbeider …", "Working …"],
  gone: ["Dette er ikke her lenger.", "This is no longer here."],
  offline: ["Mistet forbindelsen. Prøver igjen …", "The connection was lost. Trying again …"],
  notSent: ["Det kom ikke fram. Prøv igjen.", "That did not get through. Try again."],
  today: ["I dag", "Today"],
  yesterday: ["I går", "Yesterday"],
  everyone: ["alle", "everyone"],
};

const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
const isNorwegian = /^(nb|nn|no)\b/i.test(asked);

/** The language that the page speaks, as Intl and the lang attribute take it. */
export const language = isNorwegian ? "nb-NO" : "en-GB";

/** The words of that key, its {names} filled in. */
export function say(key, values = {}) {
  return WORDS[key][isNorwegian ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
