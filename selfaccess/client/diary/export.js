'use strict';
/** The diary as a Markdown file: by day, then the notes, then the strategies. Pure, but for the words of the interface. */
selfaccess.diaryExport = (() => {
  const t = selfaccess.t;

  /** @type {(record: LearnerRecord, titleOf: (resource: string) => string, library: string, now: number) => string} */
  const markdown = (record, titleOf, library, now) => {
    const { line, block } = selfaccess.markdown;
    const { all } = selfaccess.notes;
    const date = selfaccess.format.date;

    /** @type {(note: Note) => string[]} */
    const entry = ({ prompt, text, resource }) => [
      ...(prompt === '' ? [] : [`*${line(prompt)}*`]),
      block(text),
      ...(resource === '' ? [] : [`${line(t('diary.about'))} ${line(titleOf(resource))}`]),
    ];
    /** @type {Map<string, Note[]>} */
    const days = new Map();
    for (const note of all(record, 'diary')) {
      const day = selfaccess.format.day(note.made);
      days.set(day, [...(days.get(day) ?? []), note]);
    }
    const notes = all(record, 'note');
    const strategies = all(record, 'strategy');

    const parts = [
      `# ${line(t('diary.file_title', { library }))}`,
      line(t('diary.file_made', { date: date(now) })),
      ...[...days.values()].flatMap((lines) => [`## ${line(date(lines[0].made))}`, ...lines.flatMap(entry)]),
      ...(notes.length === 0 ? [] : [`## ${line(t('diary.notes'))}`]),
      ...notes.flatMap(({ resource, text }) => [`### ${line(titleOf(resource))}`, block(text)]),
      ...(strategies.length === 0 ? [] : [`## ${line(t('diary.strategies'))}`]),
      ...strategies.flatMap(({ resource, verdict, text }) => [`### ${line(titleOf(resource))}`, line(t(`diary.verdict_${verdict}`)), ...(text === '' ? [] : [block(text)])]),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  };

  return { markdown };
})();
