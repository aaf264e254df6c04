// The page's own signs, drawn as lines: an emoji would look different, or be missing, from machine to machine.

const PATHS = {
  public: "M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16",
  private: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  messages: "M4 5h16v11H11l-4.5 4v-4H4z",
  home: "M4 11.5 12 5l8 6.5M6.5 10v9.5h11V10",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  close: "M6 6l12 12M18 6 6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
};

const SVG = "http://www.w3.org/2000/svg";

/** A sign that stands beside words, or in a control that has a name: a screen reader passes it by. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}
