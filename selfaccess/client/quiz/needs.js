'use strict';
/** Which bundles a question takes (client.py): the one of its type, and what its parts and its marking take besides. */
selfaccess.questionNeeds = (() => {
  /** Marked by what was typed. @type {Item["type"][]} */
  const TYPED = ['gaps', 'answer', 'dictation'];

  /** To be answered. @type {(item: Item) => string[]} */
  const view = (item) => [item.type, ...(item.type === 'gaps' && item.bank ? ['tiles'] : [])];

  /** To be marked. @type {(item: Item) => string[]} */
  const marking = ({ type }) => (TYPED.includes(type) ? ['text'] : []);

  return { view, marking };
})();
