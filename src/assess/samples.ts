import type { Edition } from '../content/editions.ts';
import type { Sample } from '../feature.ts';
import { needIds } from '../needs/need.ts';
import type { NeedLine, NeedLinePart, NeedLineStep } from '../needs/need-line.ts';
import { type Answers, noAnswers, withFocus, withOwnNeed, withRating, withTicks } from './assessment.ts';
import { everyPage } from './pages.ts';
import { resultMessage, resultView, unreadView } from './result/view.ts';
import { noticeView, pageView } from './view.ts';

const assessmentId = '00000000-0000-4000-8000-000000000000';
const asked = 'sample@1.0.0';

/** Everything rated and everything written to the last character: the largest each surface can become. */
function fullest(edition: Edition): Answers {
  const own = withOwnNeed({ ...noAnswers(), form: 'full' }, '<!channel> & "é🙂" '.repeat(4).slice(0, 60), asked);
  const rated = needIds.reduce(
    (answers, id) => withRating(withRating(answers, id, 'importance', 4, asked), id, 'support', 0, asked),
    own,
  );
  const reflections = edition.questions.map(({ id }) => [id, { text: '🙂&<'.repeat(1000), asked }]);
  const behaviours = edition.behaviours.map(({ id }) => [id, { value: 1, asked }]);
  return {
    ...withFocus(rated, ['A1', 'B2', 'X1']),
    reflections: Object.fromEntries(reflections),
    behaviours: Object.fromEntries(behaviours),
  };
}

/** A usual quick check: three needs, rated. */
function usual(): Answers {
  const ticked = withTicks(noAnswers(), needIds.slice(0, 12), ['A1', 'B2', 'C2'], asked);
  const support = { A1: 3, B2: 0, C2: 1 } as const;
  const rated = Object.entries(support).reduce(
    (answers, [id, value]) => withRating(answers, id as keyof typeof support, 'support', value, asked),
    ticked,
  );
  return withFocus(rated, ['B2', 'C2']);
}

/** What follows from the needs, at its longest; of the last, only the goal is known. */
function fullestNeedLines(): NeedLine[] {
  const part = (needId: NeedLinePart['needId'], step: NeedLineStep): NeedLinePart => ({
    needId,
    step,
    text: '<!channel> & "é🙂" '.repeat(20),
    isSet: true,
    button: { label: '🙂'.repeat(75), actionId: step === 'goal' ? 'goals:show' : 'network:words', value: assessmentId },
  });
  const needs = (['A1', 'B2', 'X1'] as const).map((id) => ({ id, label: '<!here> *é*'.repeat(6) }));
  return needs.map((need) => ({
    need,
    parts: { ...(need.id !== 'X1' && { person: part(need.id, 'person') }), goal: part(need.id, 'goal') },
  }));
}

/** Every surface of this feature at rest and at its largest, for tests, the gallery and `doctor --blocks`. */
export function samples(edition: Edition): Sample[] {
  const states = { empty: noAnswers(), usual: usual(), full: fullest(edition) };
  return Object.entries(states).flatMap(([state, answers]): Sample[] => {
    const earlier = state === 'full' ? { answers: usual(), finishedAt: new Date('2026-08-23T15:00:00Z') } : undefined;
    const content = { assessmentId, answers, edition, earlier };
    const message = resultMessage(content, false);
    return [
      ...everyPage
        .filter((page) => page !== 'result')
        .map((page) => ({
          name: `assess: ${page}, ${state}`,
          view: pageView({ assessmentId, page, answers, edition, notice: edition.say.welcomeBack }),
        })),
      {
        name: `assess: what was typed before, ${state}`,
        view: pageView({ assessmentId, page: 'quick:needs', answers, edition, typed: { own: 'half a wor' } }),
      },
      {
        name: `assess: result, ${state}`,
        view: resultView({ ...content, needLines: fullestNeedLines() }, edition.say.resultPosted),
      },
      { name: `assess: result in the chat, ${state}`, message: { text: message.text, blocks: message.blocks } },
      {
        name: `assess: result in the chat without charts, ${state}`,
        message: { text: message.text, blocks: message.plainBlocks },
      },
      {
        name: `assess: result in the chat that a newer one follows, ${state}`,
        message: resultMessage({ ...content, isOld: true }, true),
      },
      {
        name: `assess: result in the chat, full notification, ${state}`,
        message: { text: resultMessage(content, true).text, blocks: message.blocks },
      },
      {
        name: `assess: result, entries that cannot be read, ${state}`,
        view: resultView({ ...content, needLines: fullestNeedLines(), unread: 3 }),
      },
      { name: `assess: answers that cannot be read, ${state}`, view: unreadView(edition, assessmentId) },
      { name: `assess: refusal, ${state}`, view: noticeView(edition, edition.say.answersNotYours) },
    ];
  });
}
