/**
 * Slack's chart block of June 2026, in the part that we use; `@slack/types` has no type for it yet.
 * Limits: title 50, series 1 to 12 with names of 20, categories 1 to 20 of 20 characters, axis labels 50; two a message.
 */
export interface ChartBlock {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart: {
    type: 'bar';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[]; x_label: string; y_label: string };
  };
}
