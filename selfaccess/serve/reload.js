// Added to pages by `selfaccess serve`, and no part of a site: loads the page anew when there is a new site, and shows the problems of the last build.
"use strict";

(() => {
  const { version } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  if (window.top !== window) return;

  /** @type {EventSource | null} */
  let events = null;
  /** @type {HTMLElement | null} */
  let panel = null;

  const listen = () => {
    events = new EventSource("/_selfaccess/events");
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.version !== version) {
        stop();
        location.reload();
      } else {
        show(state.problems);
      }
    };
  };

  const stop = () => {
    events?.close();
    events = null;
  };

  /**
   * An element with text; what authors wrote never becomes HTML here.
   *
   * @param {string} name
   * @param {string} text
   * @param {(Node | string)[]} children
   */
  const element = (name, text, ...children) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...children);
    return made;
  };

  /** @param {{ place: string, severity: "error" | "warning", message: string, hint: string }[]} problems */
  const show = (problems) => {
    panel?.remove();
    panel = null;
    if (problems.length === 0) return;
    const errors = problems.filter((problem) => problem.severity === "error").length;
    const title = errors > 0
      ? `${errors} ${errors === 1 ? "error" : "errors"}: the site stays as it was`
      : `${problems.length} ${problems.length === 1 ? "warning" : "warnings"}`;
    const items = problems.map((problem) => element("li", "",
      element("code", problem.place), " ", element("strong", `${problem.severity}:`), " ", element("span", problem.message),
      ...(problem.hint ? [element("p", problem.hint)] : [])));
    const details = document.createElement("details");
    details.open = errors > 0;
    details.append(element("summary", title), element("ol", "", ...items));
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_selfaccess/reload.css";
    panel = document.createElement("aside");
    panel.lang = "en";
    panel.dir = "ltr";
    panel.setAttribute("aria-label", "Problems of the last build");
    // In a tree of its own, so that no theme's styles reach it, nor its own the page.
    const inner = element("div", "", details);
    inner.setAttribute("role", errors > 0 ? "alert" : "status");
    panel.attachShadow({ mode: "open" }).append(style, inner);
    document.body.append(panel);
  };

  // A browser keeps only six connections to a server: a page that nobody sees needs none.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") stop();
    else if (events === null) listen();
  });
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", () => {
    if (events === null && document.visibilityState === "visible") listen();
  });
})();
