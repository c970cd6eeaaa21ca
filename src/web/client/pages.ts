/**
 * What scripts add to pages that are whole without them: names of jobs are offered while one types, the error summary
 * takes the focus, and the print button prints. Asks this same host alone.
 */
import accessibleAutocomplete from 'accessible-autocomplete';
import { createAll, ErrorSummary, SkipLink } from 'govuk-frontend';

interface Listed {
  readonly title: string;
  readonly map: string;
  readonly id: string;
}

const waitMs = 120;
const offered = 8;

createAll(ErrorSummary);
createAll(SkipLink);
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-jobs]')) offerJobs(input);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

/** Puts the enhanced field in the place of the plain one; the form sends the same name and value. */
function offerJobs(input: HTMLInputElement): void {
  const place = document.createElement('div');
  input.before(place);
  const { id, name, value } = input;
  const describedBy = input.getAttribute('aria-describedby');
  const failed = input.classList.contains('govuk-input--error');
  input.remove();
  let timer = 0;
  let asked = 0;
  accessibleAutocomplete({
    element: place,
    id,
    name,
    defaultValue: value,
    minLength: 2,
    confirmOnBlur: false,
    inputClasses: failed ? 'govuk-input govuk-input--error' : 'govuk-input',
    displayMenu: 'overlay',
    tNoResults: () => 'No job found by these letters. You can still send the form.',
    source: (query: string, populate: (found: string[]) => void) => {
      clearTimeout(timer);
      const turn = ++asked;
      timer = window.setTimeout(async () => {
        const found = await findJobs(query);
        if (turn === asked) populate(found);
      }, waitMs);
    },
  });
  const made = document.getElementById(id);
  if (made && describedBy)
    made.setAttribute('aria-describedby', `${describedBy} ${made.getAttribute('aria-describedby') ?? ''}`.trim());
}

/** Titles that fit; one that two maps print stands once. */
async function findJobs(query: string): Promise<string[]> {
  const text = query.trim();
  if (text.length < 2) return [];
  try {
    const answer = await fetch(`/v1/occupations?${new URLSearchParams({ query: text, limit: String(offered) })}`);
    if (!answer.ok) return [];
    const { results } = (await answer.json()) as { results: Listed[] };
    return [...new Set(results.map(({ title }) => title))];
  } catch {
    return [];
  }
}
