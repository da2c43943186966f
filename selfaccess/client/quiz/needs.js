'use strict';
/** Which bundles a question takes (client.py): the one of its type, and what its parts and its marking take besides. */
selfaccess.questionNeeds = (() => {
  /** What was typed is marked by more than a list of right ones; that comes when somebody begins to answer. @type {Item["type"][]} */
  const TYPED = ['gaps', 'answer', 'dictation'];

  /** To be answered. @type {(item: Item) => string[]} */
  const view = (item) => [item.type, ...(item.type === 'gaps' && item.bank ? ['tiles'] : [])];

  /** To be marked. @type {(item: Item) => string[]} */
  const marking = ({ type }) => (TYPED.includes(type) ? [`mark-${type}`] : []);

  return { view, marking };
})();
