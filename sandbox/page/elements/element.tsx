import type { KitElement } from '../kit.ts';
import { KitButton, KitFeedback, KitIconButton, KitWorkflowButton } from './button.tsx';
import { KitCheckboxes, KitRadios } from './choices.tsx';
import { KitFileInput } from './file-input.tsx';
import { KitOverflow } from './overflow.tsx';
import { KitDatepicker, KitDateTimepicker, KitTimepicker } from './pickers.tsx';
import { KitSelect } from './select.tsx';
import { KitRichTextInput, KitTextInput } from './text-inputs.tsx';
import type { ElementPlace } from './use-element.ts';

/** Any interactive element of Block Kit. */
export function Element(place: ElementPlace<KitElement>) {
  const { element, ...rest } = place;
  switch (element.type) {
    case 'button':
      return <KitButton {...rest} element={element} />;
    case 'workflow_button':
      return <KitWorkflowButton {...rest} element={element} />;
    case 'icon_button':
      return <KitIconButton {...rest} element={element} />;
    case 'feedback_buttons':
      return <KitFeedback {...rest} element={element} />;
    case 'overflow':
      return <KitOverflow {...rest} element={element} />;
    case 'checkboxes':
      return <KitCheckboxes {...rest} element={element} />;
    case 'radio_buttons':
      return <KitRadios {...rest} element={element} />;
    case 'datepicker':
      return <KitDatepicker {...rest} element={element} />;
    case 'timepicker':
      return <KitTimepicker {...rest} element={element} />;
    case 'datetimepicker':
      return <KitDateTimepicker {...rest} element={element} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <KitTextInput {...rest} element={element} />;
    case 'rich_text_input':
      return <KitRichTextInput {...rest} element={element} />;
    case 'file_input':
      return <KitFileInput {...rest} element={element} />;
    default:
      return <KitSelect {...rest} element={element} />;
  }
}

/** The id of the one field that a label can point at, or nothing for groups that are named otherwise. */
export const hasField = (element: KitElement): boolean =>
  element.type !== 'checkboxes' && element.type !== 'radio_buttons';
