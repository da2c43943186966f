'use strict';
/**
 * Charts as SVG, each with a name, a description and its table. Places are given in per cent and sizes in pixels, so that letters keep their size on a narrow
 * screen; what is drawn runs from the right where the page does.
 */
selfaccess.chart = (() => {
  const { el } = selfaccess.dom;
  const t = selfaccess.t;
  const LINE = 24;
  const BAR = 10;
  const GAP = 16;
  /** The longest name that is drawn; the table has the whole. */
  const NAME = 36;
  let charts = 0;

  /**
   * `columns` and `rows` are the table's, the names first; a `caption` is seen.
   * @typedef {{ title: string, description: string, columns: string[], rows: () => (string | Node)[][], caption?: boolean }} About
   * @typedef {{ value: number, text: string }} Value `value` 0–1
   */

  /** Lying bars: one line a name, one bar a value. @type {(about: About, rows: { name: string, values: Value[] }[]) => HTMLElement} */
  const bars = (about, rows) => {
    const drawn = [];
    let y = 0;
    for (const { name, values } of rows) {
      drawn.push(letters(0, y + 16, 'start', name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name));
      if (values.length === 1) drawn.push(letters(1, y + 16, 'end', values[0].text));
      y += LINE;
      for (const [index, { value, text }] of values.entries()) {
        const whole = values.length === 1 ? 1 : 0.85;
        const width = value * whole;
        drawn.push(shape('rect', 0, whole, { y, height: BAR, class: 'chart-ground' }), shape('rect', 0, width, { y, height: BAR, class: `chart-bar chart-bar-${index}` }));
        if (values.length > 1) drawn.push(letters(1, y + 10, 'end', text));
        y += BAR + 5;
      }
      y += GAP - 5;
    }
    return figure(about, drawn, y);
  };

  /** Standing bars side by side, in the order of time; the first and the last are named below. @type {(about: About, rows: { name: string, value: number, label: string }[]) => HTMLElement} */
  const columns = (about, rows) => {
    const height = 110;
    const slot = 1 / rows.length;
    const drawn = rows.flatMap(({ value, label }, index) => {
      const tall = Math.max(value > 0 ? 2 : 0, Math.round(value * height));
      return [
        shape('rect', (index + 0.15) * slot, 0.7 * slot, { y: 18 + height - tall, height: tall, class: 'chart-bar chart-bar-0' }),
        ...(value > 0 ? [letters((index + 0.5) * slot, 13 + height - tall, 'middle', label)] : []),
      ];
    });
    const line = svg('line', { x1: '0', x2: '100%', y1: 18 + height, y2: 18 + height, class: 'chart-line' });
    const names = [letters(0, height + 38, 'start', rows[0].name), letters(1, height + 38, 'end', rows[rows.length - 1].name)];
    return figure(about, [...drawn, line, ...names], height + 46);
  };

  /** @type {(about: About, drawn: Node[], height: number) => HTMLElement} */
  const figure = ({ title, description, columns, rows, caption = false }, drawn, height) => {
    const id = `chart-${(charts += 1)}`;
    const name = svg('title', { id: `${id}-title` });
    const about = svg('desc', { id: `${id}-about` });
    name.textContent = title;
    about.textContent = description;
    const picture = svg('svg', { role: 'img', width: '100%', height, 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-about` });
    picture.append(name, about, ...drawn);
    return el('figure', { class: 'chart' }, caption && el('figcaption', {}, title), picture,
      selfaccess.learningParts.unfold(t('learning.as_table'), () => [selfaccess.learningParts.table(columns, rows(), title)]));
  };

  const isRtl = () => document.documentElement.dir === 'rtl';

  /** From `start` on, as wide as `width`, both as shares. @type {(tag: "rect", start: number, width: number, attributes: Record<string, string | number>) => Element} */
  const shape = (tag, start, width, attributes) => svg(tag, { x: percent(isRtl() ? 1 - start - width : start), width: percent(width), rx: 2, ...attributes });

  /** @type {(at: number, y: number, anchor: "start" | "middle" | "end", text: string) => Element} */
  const letters = (at, y, anchor, text) => {
    const made = svg('text', { x: percent(isRtl() ? 1 - at : at), y, 'text-anchor': anchor });
    made.textContent = text;
    return made;
  };

  /** @type {(share: number) => string} */
  const percent = (share) => `${Math.round(share * 10_000) / 100}%`;

  /** @type {(tag: string, attributes: Record<string, string | number>) => Element} */
  const svg = (tag, attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    return element;
  };

  return { bars, columns };
})();
