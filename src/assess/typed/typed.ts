import type { TypedForm, TypedValues } from '../../forms/typed/typed.ts';
import { storedText } from '../answers.ts';
import type { Answers } from '../assessment.ts';

/** Under which what is typed into an assessment's pages is kept until the page is left. */
export const typedIn = (personId: string, assessmentId: string): TypedForm => ({
  personId,
  form: 'assess',
  subject: assessmentId,
});

/** What was typed and differs from what is kept with the answers: the rest is nothing to tell her of. */
export const typedBeside = (answers: Answers, typed: TypedValues): TypedValues =>
  Object.fromEntries(Object.entries(typed).filter(([blockId, text]) => text !== storedText(answers, blockId)));
