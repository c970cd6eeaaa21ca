/** What the client script uses of packages that bring no types of their own. */
declare module 'accessible-autocomplete' {
  export default function accessibleAutocomplete(options: Readonly<Record<string, unknown>>): void;
}
declare module 'govuk-frontend' {
  export class ErrorSummary {}
  export class SkipLink {}
  export function createAll(component: unknown): void;
}
