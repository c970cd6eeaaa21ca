/** A profile as JSON-LD: an Occupation in the words of schema.org, so that careers sites can take it as it is. */
import type { OccupationAnswer } from '../model/answer.js';
import { codeNames } from '../model/vocabulary.js';

/** Only what the answer holds: no pay, no demand, no link to anybody else's pages. */
export function toLinkedOccupation(answer: OccupationAnswer): object {
  const { occupation, aliases, skills, outputs, gates, codes, notes } = answer;
  return {
    '@context': 'https://schema.org',
    '@type': 'Occupation',
    identifier: occupation.id,
    name: occupation.title,
    ...(aliases.length > 0 && { alternateName: aliases }),
    occupationLocation: { '@type': 'AdministrativeArea', name: 'England' },
    skills: skills.map(({ skill, label, line }) => ({
      '@type': 'DefinedTerm',
      termCode: skill,
      name: label,
      description: line,
    })),
    responsibilities: outputs.map(({ label }) => label),
    qualifications: gates.map(({ name, authority }) => ({
      '@type': 'EducationalOccupationalCredential',
      name,
      recognizedBy: { '@type': 'Organization', name: authority },
    })),
    occupationalCategory: codes.map(({ target, code, match }) => ({
      '@type': 'CategoryCode',
      codeValue: code,
      inCodeSet: { '@type': 'CategoryCodeSet', name: codeNames[target] },
      description: `${match} match`,
    })),
    description: notes.map(({ sentence }) => sentence).join(' '),
  };
}
