'use strict';
/**
 * Contributions as a prepared e-mail or a prepared issue of a forge: a link with the words in its address, which the learner opens and sends.
 * An address has a greatest length; what does not fit stays for another one. Pure, but for the words of the interface.
 */
selfaccess.letter = (() => {
  /** In characters. Programs for e-mail take 2,000; forges take 8,000. */
  const LONGEST = Object.freeze({ email: 2_000, issues: 7_500 });
  const t = selfaccess.t;

  /** @typedef {Parameters<typeof selfaccess.contributions.file>[0][number]} Kept */
  /** `taken`: the ids of the items that fit in. @typedef {{ href: string, taken: string[] }} Letter */
  /** @typedef {{ library: string, titleOf: (resource: string) => string }} Site */

  /** A mailto: link, or null when nothing fits. @type {(items: Kept[], email: string, site: Site) => Letter | null} */
  const mail = (items, email, site) => {
    const address = email.split('@').map(encodeURIComponent).join('@');
    return fitted(items, LONGEST.email, (some) =>
      `mailto:${address}?subject=${encode(subject(some, site))}&body=${encode(some.map((item) => plain(item, site)).join('\n\n'))}`);
  };

  /** A link to the forge's page for a new issue. @type {(items: Kept[], issues: string, site: Site) => Letter | null} */
  const issue = (items, issues, site) => {
    const url = /^https?:\/\/\S+$/.test(issues) && URL.canParse(issues) ? new URL(issues) : null;
    if (url === null) return null;
    // GitLab has names of its own for the two.
    const [title, body] = url.pathname.includes('/-/issues') ? ['issue[title]', 'issue[description]'] : ['title', 'body'];
    const [start, hash = ''] = url.href.split('#', 2);
    return fitted(items, LONGEST.issues, (some) => {
      const query = `${encode(title)}=${encode(subject(some, site))}&${encode(body)}=${encode(some.map((item) => marked(item, site)).join('\n\n'))}`;
      return `${start}${url.search === '' ? '?' : '&'}${query}${hash === '' ? '' : `#${hash}`}`;
    });
  };

  /** As many as fit, in their order. @type {(items: Kept[], longest: number, write: (items: Kept[]) => string) => Letter | null} */
  const fitted = (items, longest, write) => {
    /** @type {Kept[]} */
    let taken = [];
    for (const item of items) if (write([...taken, item]).length <= longest) taken = [...taken, item];
    return taken.length === 0 ? null : { href: write(taken), taken: taken.map(({ id }) => id) };
  };

  /** @type {(items: Kept[], site: Site) => string} */
  const subject = (items, { library, titleOf }) =>
    items.length === 1 ? t(`contributions.subject_${items[0].kind}`, { title: short(titleOf(items[0].resource)) }) : t('contributions.subject', { n: items.length, library: short(library) });

  /** @type {(text: string) => string} */
  const short = (text) => (text.length > 80 ? `${Array.from(text).slice(0, 79).join('')}…` : text);

  /** What it says, with the names of the fields. @type {(item: Kept) => [string, string][]} */
  const said = ({ kind, text, more }) => [
    ...selfaccess.contributions.FIELDS[kind].filter((name) => more[name]).map((name) => /** @type {[string, string]} */ ([t(`contributions.field_${name}`), more[name]])),
    .../** @type {[string, string][]} */ (text === '' ? [] : [[t(`contributions.text_${kind}`), text]]),
  ];

  /** @type {(item: Kept, site: Site) => string} */
  const plain = (item, { titleOf }) =>
    [`${titleOf(item.resource)} (${item.resource})`, ...said(item).map(([name, text]) => `${name}: ${text}`)].join('\n');

  /** @type {(item: Kept, site: Site) => string} */
  const marked = (item, { titleOf }) => {
    const { line, block } = selfaccess.markdown;
    return [`### ${line(titleOf(item.resource))}`, line(item.resource), ...said(item).map(([name, text]) => `**${line(name)}:** ${block(text)}`)].join('\n\n');
  };

  /** Line ends are those that e-mail wants; half of a broken pair of characters cannot be encoded. @type {(text: string) => string} */
  const encode = (text) => encodeURIComponent(text.replace(/\r\n?|\n/g, '\r\n').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'));

  return { LONGEST, mail, issue };
})();
