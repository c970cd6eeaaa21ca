/** Reads pages as a strict reader would: every tag, attribute and link of them, and nothing that is no tag. */

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

export function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

/** Every tag in order. Throws where a `<` opens no well-formed tag, so that a stray one is never missed. */
export function readTags(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  const body = html.replace(/<script>[\s\S]*?<\/script>/, '').replace(/<!DOCTYPE html>/, '');
  const pattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*\/?>/y;
  for (let at = body.indexOf('<'); at !== -1; at = body.indexOf('<', at + 1)) {
    pattern.lastIndex = at;
    const found = pattern.exec(body);
    if (!found) throw new Error(`No tag: ${body.slice(at, at + 80)}`);
    if (found[1] === '/') continue;
    const attributes = new Map(
      [...(found[3] ?? '').matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)].map((pair) => [
        (pair[1] ?? '').toLowerCase(),
        decode(pair[2] ?? ''),
      ]),
    );
    tags.push({ name: found[2] ?? '', attributes });
  }
  return tags;
}

/** The words of the first heading. */
export function readHeading(html: string): string {
  return decode(/<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1] ?? '').trim();
}

export function readTitle(html: string): string {
  return decode(/<title[^>]*>([^<]*)<\/title>/.exec(html)?.[1] ?? '').trim();
}

/** Places that a person can go to from a page, on this host: links and, without their fields, forms. */
export function listLinks(html: string): readonly string[] {
  return readTags(html).flatMap(({ name, attributes }) => {
    const href = name === 'a' ? attributes.get('href') : undefined;
    return href?.startsWith('/') ? [href] : [];
  });
}
