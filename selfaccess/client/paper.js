'use strict';
/** On a worksheet, `[data-print]`: the button that prints it. */
selfaccess.paper = (() => {
  const start = () => {
    for (const button of selfaccess.dom.all('[data-print]')) {
      button.hidden = false;
      button.addEventListener('click', () => window.print());
    }
  };

  return { start };
})();
