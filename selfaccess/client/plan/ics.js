'use strict';
/**
 * A calendar file (iCalendar, RFC 5545) of events on a day, or at an hour of the clock on the wall: such times belong to no zone, so summer time does not shift
 * them. Pure.
 */
selfaccess.ics = (() => {
  /** Octets in a line. */
  const LONGEST = 75;

  /**
   * `hour`: "18:30", or "" for the whole day; `stamp`: when it was last changed, in milliseconds; `turn`: grows whenever the event may have moved.
   * @typedef {{ uid: string, stamp: number, turn: number, day: string, hour: string, minutes: number, title: string, text: string, url: string }} CalendarEvent
   */

  /** @type {(name: string, events: CalendarEvent[]) => string} */
  const ics = (name, events) => {
    const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//selfaccess//plan//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'];
    const lines = [...head, `X-WR-CALNAME:${escaped(name)}`, ...events.flatMap(event), 'END:VCALENDAR'];
    return lines.map((line) => `${folded(line)}\r\n`).join('');
  };

  /** @type {(event: CalendarEvent) => string[]} */
  const event = ({ uid, stamp, turn, day, hour, minutes, title, text, url }) => [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${new Date(stamp).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `SEQUENCE:${turn}`,
    ...(hour === ''
      ? [`DTSTART;VALUE=DATE:${plain(day)}`, `DTEND;VALUE=DATE:${plain(selfaccess.days.add(day, 1))}`, 'TRANSP:TRANSPARENT']
      : [`DTSTART:${plain(day)}T${hour.replace(':', '')}00`, `DURATION:PT${minutes}M`]),
    `SUMMARY:${escaped(title)}`,
    ...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]),
    ...(url === '' ? [] : [`URL:${url}`]),
    'END:VEVENT',
  ];

  /** "20251124" @type {(day: string) => string} */
  const plain = (day) => day.replaceAll('-', '');

  /** Text as a value; signs that no text may hold are left out. @type {(text: string) => string} */
  const escaped = (text) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

  /** In lines of at most 75 octets, each after the first begun by a space; no character is cut. @type {(line: string) => string} */
  const folded = (line) => {
    const encoder = new TextEncoder();
    let [found, octets] = ['', 0];
    for (const character of line) {
      const more = encoder.encode(character).length;
      if (octets + more > LONGEST) [found, octets] = [`${found}\r\n `, 1];
      found += character;
      octets += more;
    }
    return found;
  };

  return ics;
})();
