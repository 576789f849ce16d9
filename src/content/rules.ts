/** What a sentence of an edition must be: how many code points fit where it is shown, and which {names} it holds. */
export interface Rule<N extends readonly string[] = readonly string[]> {
  readonly max: number;
  readonly names: N;
}

/** A sentence of at most `max` code points that holds each of these {names}. */
export const upTo = <const N extends readonly string[]>(max: number, ...names: N): Rule<N> => ({ max, names });

const placed =
  (max: number) =>
  <const N extends readonly string[]>(...names: N): Rule<N> =>
    upTo(max, ...names);

/*
 * The places a sentence goes to, with what fits there: Slack's limit, or less where what is filled in needs room.
 * https://docs.slack.dev/reference/views/modal-views
 * https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
 * https://docs.slack.dev/reference/block-kit/block-elements/button-element
 * https://docs.slack.dev/reference/block-kit/blocks/header-block
 */

/** The title of a modal, and its two buttons below. */
export const title = placed(24);
/** The button of a confirmation. */
export const confirmButton = placed(30);
export const button = placed(75);
/** The title of a confirmation, and a few words inside a line. */
export const phrase = placed(100);
/** A heading, or what stands above an input. */
export const label = placed(150);
export const line = placed(300);
/** A paragraph. */
export const text = placed(1000);
/** The name of a series in a chart. */
export const chartName = placed(20);
export const chartTitle = placed(50);
