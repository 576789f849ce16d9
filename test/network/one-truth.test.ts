import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextAfterResult } from '../../src/assess/next.ts';
import { loadEditions } from '../../src/content/editions.ts';
import { nextGoal } from '../../src/goals/home-view.ts';
import { clusterOfLetter, type NeedId, needLabel } from '../../src/needs/need.ts';
import { needLinesOf, needLineText } from '../../src/needs/need-line.ts';
import {
  type AskDeed,
  type AskRecord,
  helpedBy,
  withDeed,
  withHelp,
  withSendTakenBack,
  withTalk,
  withWritten,
} from '../../src/network/asks/ask.ts';
import { mapView } from '../../src/network/map-view.ts';
import { nextOnMap } from '../../src/network/next.ts';
import { helperParts } from '../../src/network/people/helper-words.ts';
import type { PersonRecord } from '../../src/network/people/person.ts';
import { altText, textList } from '../../src/network/text-list.ts';
import { mapOn, type WholeMap } from '../../src/network/whole-map.ts';
import { nextThing } from '../../src/next.ts';
import { textOf } from '../support/journey.ts';

/*
 * Whatever happens to asks, people, goals and days, every screen tells the same of a need. What is true of it is kept
 * beside the product, event by event, by somebody who knows only what she did.
 */

const edition = (await loadEditions('content')).default;
const focus: NeedId[] = ['A1', 'A2', 'B2', 'B3', 'C2'];
const label = (id: NeedId): string => needLabel({ edition }, id);
const names = ['Helen', 'Jonas', 'Amara', 'Priya'];

type Event =
  | { do: 'ask'; who: number; need: NeedId; in: number }
  | { do: AskDeed; at: number }
  | { do: 'helps' | 'not-yet' | 'unsent' | 'forget'; at: number }
  | { do: 'talk'; at: number; in: number }
  | { do: 'rewrite'; at: number; who: number; need: NeedId }
  | { do: 'remove' | 'back' | 'helps-anyway'; who: number; need: NeedId }
  | { do: 'goal'; in: number }
  | { do: 'days'; count: number };

const anyNeed = fc.constantFrom(...focus);
const anyWho = fc.integer({ min: 0, max: names.length });
const anyAsk = fc.nat({ max: 3 });
const history = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('ask'), who: anyWho, need: anyNeed, in: fc.nat({ max: 9 }) }) },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constantFrom('sent', 'chased', 'yes', 'not-now', 'met', 'helps', 'not-yet', 'unsent', 'forget'),
        at: anyAsk,
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('talk'), at: anyAsk, in: fc.nat({ max: 9 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('rewrite'), at: anyAsk, who: anyWho, need: anyNeed }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('remove', 'back', 'helps-anyway', 'helps-anyway'),
        who: anyWho,
        need: anyNeed,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('goal'), in: fc.nat({ max: 20 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('days'), count: fc.integer({ min: 1, max: 12 }) }) },
  ) as fc.Arbitrary<Event>,
  { minLength: 10, maxLength: 40, size: 'max' },
);

/** What she knows of one ask of hers. */
interface Truth {
  who: number;
  need: NeedId;
  /** `met`: they met, and she has not said what came of it. */
  stands: 'planned' | 'sent' | 'yes' | 'met' | 'over';
  hasDay: boolean;
  /** They met and she said what came of it: nothing but a new day for a talk begins anew. */
  isTold?: boolean;
}

/** A life: what the product keeps, and beside it what is true. */
class Life {
  day = Temporal.PlainDate.from('2026-11-23');
  asks: AskRecord[] = [];
  truths = new Map<string, Truth>();
  people: PersonRecord[] = names.map((name, at) => ({
    ...{ id: `p${at}`, name, status: 'potential' as const, removed: false },
    needs: focus.slice(at, at + 1),
  }));
  removed = new Set<number>();
  helps = new Map<number, Set<NeedId>>();
  goalDue: string | undefined;
  made = 0;

  get today(): string {
    return this.day.toString();
  }

  private change(id: string, to: (ask: AskRecord) => AskRecord): void {
    this.asks = this.asks.map((ask) => (ask.id === id ? to(ask) : ask));
  }

  private person(id: string, to: (person: PersonRecord) => PersonRecord): void {
    this.people = this.people.map((person) => (person.id === id ? to(person) : person));
  }

  /** @param who past the last name: nobody in particular */
  private static written(who: number, need: NeedId, askOn: string) {
    const name = names[who];
    return { person: name ? `p${who}` : '', name: name ?? '', need, text: 'Hi', askOn };
  }

  live(event: Event): void {
    switch (event.do) {
      case 'days':
        this.day = this.day.add({ days: event.count });
        return;
      case 'goal':
        this.goalDue = this.day.add({ days: event.in }).toString();
        return;
      case 'ask': {
        if (this.removed.has(event.who)) return;
        const id = `ask${this.made++}`;
        const askOn = this.day.add({ days: event.in }).toString();
        // The newest stands first, as the rows come.
        this.asks = [{ id, ...Life.written(event.who, event.need, askOn) }, ...this.asks];
        this.truths.set(id, { who: event.who, need: event.need, stands: 'planned', hasDay: false });
        return;
      }
      case 'remove':
      case 'back':
        if (event.do === 'remove') this.removed.add(event.who);
        else this.removed.delete(event.who);
        return;
      case 'helps-anyway':
        if (!names[event.who]) return;
        this.person(`p${event.who}`, (person) => helpedBy(person, event.need));
        this.noteHelp(event.who, event.need);
        return;
      default:
        this.onAsk(event);
    }
  }

  /** Somebody who helps helps with everything they were put down for. */
  private noteHelp(who: number, need: NeedId): void {
    const before = this.helps.get(who) ?? new Set(focus.slice(who, who + 1));
    this.helps.set(who, before.add(need));
  }

  private onAsk(event: Extract<Event, { at: number }>): void {
    const ask = this.asks[event.at];
    const truth = ask && this.truths.get(ask.id);
    if (!ask || !truth) return;
    switch (event.do) {
      case 'forget':
        this.asks = this.asks.filter(({ id }) => id !== ask.id);
        this.truths.delete(ask.id);
        return;
      case 'rewrite': {
        if (this.removed.has(event.who)) return;
        this.change(ask.id, ({ id, ...noted }) => ({
          id,
          ...withWritten(noted, Life.written(event.who, event.need, ask.askOn)),
        }));
        if (event.who === truth.who && event.need === truth.need) return;
        this.truths.set(ask.id, { who: event.who, need: event.need, stands: 'planned', hasDay: false });
        return;
      }
      case 'talk':
        this.change(ask.id, (one) => withTalk(one, this.day.add({ days: event.in }).toString(), this.today));
        this.truths.set(ask.id, { ...truth, stands: 'yes', hasDay: true, isTold: false });
        return;
      case 'helps': {
        // The button stands after they have met, and for somebody who is on the map.
        if (!ask.metOn || !names[truth.who] || this.removed.has(truth.who)) return;
        this.person(ask.person, (person) => helpedBy(person, ask.need));
        this.noteHelp(truth.who, truth.need);
        this.change(ask.id, (one) => withHelp(one, 'now', this.today));
        this.truths.set(ask.id, { ...truth, stands: 'over', isTold: true });
        return;
      }
      case 'unsent': {
        // A second message that was not sent leaves the first.
        const isFirst = ask.chasedOn === undefined;
        this.change(ask.id, withSendTakenBack);
        if (isFirst && truth.stands === 'sent') this.truths.set(ask.id, { ...truth, stands: 'planned' });
        return;
      }
      case 'not-yet':
        if (!ask.metOn) return;
        this.change(ask.id, (one) => withHelp(one, 'not-yet', this.today));
        this.truths.set(ask.id, { ...truth, stands: 'over', isTold: true });
        return;
      default: {
        this.change(ask.id, (one) => withDeed(one, event.do, this.today));
        const after = this.after(truth, event.do);
        this.truths.set(ask.id, after);
      }
    }
  }

  private after(truth: Truth, deed: AskDeed): Truth {
    switch (deed) {
      case 'sent':
      case 'chased':
        return truth.stands === 'planned' ? { ...truth, stands: 'sent' } : truth;
      case 'yes':
        return truth.stands === 'met' || truth.isTold ? truth : { ...truth, stands: 'yes' };
      case 'met':
        return truth.isTold ? truth : { ...truth, stands: 'met' };
      default:
        return { ...truth, stands: 'over', hasDay: false, isTold: false };
    }
  }

  /** Who helps with a need now, as far as they stand on the map. */
  helping(need: NeedId): string[] {
    return [...this.helps]
      .filter(([who, needs]) => needs.has(need) && !this.removed.has(who))
      .map(([who]) => names[who] ?? '');
  }

  /** The names of those who may be on the way for a need. */
  onTheWay(need: NeedId): string[] {
    return [...this.truths.values()]
      .filter((one) => one.need === need && one.stands !== 'over')
      .filter((one) => {
        // A yes of who helps already is no first talk, unless it has a day; of a talk with them nothing is to be said.
        const opensNothing = one.stands === 'met' || (one.stands === 'yes' && !one.hasDay);
        return !opensNothing || !this.helping(need).includes(names[one.who] ?? '');
      })
      .map((one) => names[one.who] ?? 'Somebody you do not know yet');
  }

  get hasPeople(): boolean {
    return this.people.some((_, at) => !this.removed.has(at));
  }

  map(): WholeMap {
    // The last is the most pressing, so that what is said of a whole cluster has its turn.
    const needs = focus.map((id) => ({ id, importance: id === 'C2' ? 4 : 3, support: 0, focus: true }) as const);
    const people = this.people.filter((_, at) => !this.removed.has(at));
    return mapOn(this.today, { needs, people, asks: this.asks, dismissed: [], reminders: [], assessed: true });
  }
}

/** Everything that is said of somebody's needs, each as its screen says it. */
function told(life: Life) {
  const { today } = life;
  const map = life.map();
  const named = focus.map((id) => ({ id, label: label(id) }));
  const lines = needLinesOf(named, helperParts(edition, named, map, today));
  const goals = life.goalDue
    ? { open: 1, done: 0, letGo: 0, drafts: 0, nextDue: [{ id: 'g', what: 'Goal', due: life.goalDue }] }
    : { open: 0, done: 0, letGo: 0, drafts: 0, nextDue: [] };
  const content = { edition, ...map };
  return {
    home: nextThing([...nextOnMap(edition, map, today), ...nextGoal(edition, goals, today)]),
    result: nextThing(nextAfterResult(edition, lines)),
    line: (need: NeedId) => {
      const part = lines.find((line) => line.need.id === need)?.parts.person;
      return needLineText(edition, { need: label(need), person: part?.text });
    },
    findings: map.outcome.findings,
    list: textList(content, new Map()),
    alt: altText(content),
    map: textOf(mapView({ edition, map, today })),
  };
}

/** Whether a finding speaks of a gap at a need. */
function speaksOfGap(finding: WholeMap['outcome']['findings'][number], need: NeedId): boolean {
  if (finding.rule === 'R1') return finding.need === need;
  if (finding.rule === 'R7') return need === 'B2' || need === 'B3';
  const letter = need.charAt(0) as keyof typeof clusterOfLetter;
  return finding.rule === 'R4' && finding.cluster === clusterOfLetter[letter];
}

test('after any history all screens agree on who is on the way, who helps, and where nobody is', () => {
  fc.assert(
    fc.property(history, (events) => {
      const life = new Life();
      for (const [at, event] of events.entries()) {
        life.live(event);
        // Now and then, and at the end: what was untrue in between is untrue in a shorter history.
        if (at % 5 > 0 && at < events.length - 1) continue;
        const said = told(life);
        for (const need of focus) {
          const way = life.onTheWay(need);
          const helping = life.helping(need);
          const line = said.line(need);
          const isEmpty = said.list.some((one) => one.startsWith('Empty place') && one.includes(label(need)));
          const inAlt = /Empty places[^.]*/.exec(said.alt)?.[0].includes(label(need)) ?? false;
          expect(inAlt).toBe(isEmpty);
          // Where nobody stands on it, the map says to start with one name, and no more.
          expect(said.map.includes(`: ${label(need)}, nobody yet`)).toBe(isEmpty && life.hasPeople);
          expect(isEmpty).toBe(way.length === 0 && helping.length === 0);
          if (way.length > 0) {
            expect(way.some((name) => line.startsWith(`${label(need)} → ${name} (`))).toBe(true);
            expect(said.findings.filter((one) => speaksOfGap(one, need))).toEqual([]);
            for (const name of way) expect(said.list.some((one) => tellsOfAsk(one, name))).toBe(true);
            expect(said.map).toMatch(new RegExp(`(${way.join('|')})[^\\n]* about ${label(need)}`));
          } else if (helping.length > 0) {
            expect(helping.some((name) => line.startsWith(`${label(need)} → ${name}`))).toBe(true);
            expect(line).not.toMatch(/\((asked|said yes|you have met|to be asked|could help)/);
          } else expect(line).toMatch(/→ (nobody yet|\w+ \(could help\))$/);
          // Nobody is claimed to help who does not.
          if (line.includes('helping now: '))
            expect(
              line
                .split('helping now: ')[1]
                ?.split(/, | and /)
                .every((name) => helping.includes(name) || /more$/.test(name)),
            ).toBe(true);
        }
        const open = focus.flatMap((need) => life.onTheWay(need));
        const isLate = life.goalDue !== undefined && life.goalDue < life.today;
        expect(['ask', 'asked', ...(isLate ? ['goal'] : [])].includes(said.home?.reason ?? '')).toBe(
          open.length > 0 || isLate,
        );
        if (open.length > 0) {
          // The result is about these very needs, so it names the same ask as Home, unless a late goal goes before.
          expect(['ask', 'asked']).toContain(said.result?.reason);
          if (said.home?.reason !== 'goal') expect(said.map).toContain(said.home?.sentence);
          expect(said.map).toContain(said.result?.sentence);
          expect(open.some((name) => said.result?.sentence?.includes(name))).toBe(true);
        }
      }
    }),
    { numRuns: 80 },
  );
}, 60_000);

/** Whether a line of the list tells that somebody is asked, to be asked, said yes, or was met. */
const tellsOfAsk = (line: string, name: string): boolean =>
  line.includes(name) &&
  /to be asked|asked, no answer yet|said yes, first talk to come|you have met, help not noted yet/.test(line);
