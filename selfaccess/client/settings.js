'use strict';
/** What the learner has switched off; all is on at first. The setting of a part is "off:<part>". */
selfaccess.settings = (() => {
  /** @type {(record: LearnerRecord, part: string) => boolean} */
  const isOn = (record, part) => !selfaccess.record.setting(record, `off:${part}`, false);

  /** The change that sets `name`. @type {(record: LearnerRecord, name: string, value: unknown, now: number) => LearnerRecord} */
  const change = (record, name, value, now) => ({
    ...selfaccess.record.empty(record.library),
    settings: selfaccess.merge.table({ [name]: { time: selfaccess.record.after(record.settings[name], now), value } }),
  });

  /** @type {(record: LearnerRecord, part: string, on: boolean, now: number) => LearnerRecord} */
  const turn = (record, part, on, now) => change(record, `off:${part}`, !on, now);

  return { isOn, change, turn };
})();
