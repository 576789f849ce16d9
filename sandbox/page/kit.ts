import type {
  Button,
  Checkboxes,
  Datepicker,
  DateTimepicker,
  EmailInput,
  FeedbackButtons,
  FileInput,
  IconButton,
  KnownBlock,
  MultiSelect,
  NumberInput,
  Overflow,
  PlainTextInput,
  RadioButtons,
  RichTextInput,
  Select,
  Timepicker,
  URLInput,
  WorkflowButton,
} from '@slack/types';

/** A point of a series: `label` names one of the axis's categories. */
export interface ChartPoint {
  label: string;
  value: number;
}

export interface XyChart {
  type: 'bar' | 'line' | 'area';
  series: { name: string; data: ChartPoint[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}

export interface PieChart {
  type: 'pie';
  segments: ChartPoint[];
}

/** Slack's chart block of June 2026, which `@slack/types` does not know yet. */
export interface DataVisualizationBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: XyChart | PieChart;
}

/** Every block the page draws. The server has checked it, so its shape can be relied on. */
export type KitBlock = KnownBlock | DataVisualizationBlock;

/** Every element that takes part in a form or sends an action. */
export type KitElement =
  | Button
  | Checkboxes
  | Datepicker
  | DateTimepicker
  | EmailInput
  | FeedbackButtons
  | FileInput
  | IconButton
  | MultiSelect
  | NumberInput
  | Overflow
  | PlainTextInput
  | RadioButtons
  | RichTextInput
  | Select
  | Timepicker
  | URLInput
  | WorkflowButton;

/** The type of an element with a value of its own, the part of `KitElement` that appears in `state.values`. */
export type InputElement = Exclude<KitElement, Button | FeedbackButtons | IconButton | Overflow | WorkflowButton>;
