import { attributeOf, canonicalName } from './wordNames.ts';
import { walkXml } from './xml.ts';

/** Reads `comments.xml`: what each comment says, its author in front, by its id. @throws Error when it is not well formed. */
export function readWordComments(source: string): Map<string, string> {
  const comments = new Map<string, string>();
  let comment: { readonly id: string; readonly author: string; readonly paragraphs: string[] } | null = null;
  let inText = false;
  walkXml(source, {
    open: (tag) => {
      const name = canonicalName(tag);
      if (name === 'w:comment')
        comment = { id: attributeOf(tag, 'id'), author: attributeOf(tag, 'author'), paragraphs: [] };
      else if (name === 'w:p') comment?.paragraphs.push('');
      inText = name === 'w:t';
    },
    text: (text) => {
      if (inText && comment?.paragraphs.length) comment.paragraphs[comment.paragraphs.length - 1] += text;
    },
    close: (tag) => {
      inText = false;
      if (canonicalName(tag) !== 'w:comment' || !comment) return;
      comments.set(comment.id, remark(comment.author, comment.paragraphs));
      comment = null;
    },
  });
  return comments;
}

/** A remark of an editor in one line, its author in front when there is one. */
export function remark(author: string, paragraphs: readonly string[]): string {
  const words = paragraphs
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join(' · ');
  return author.trim() === '' ? words : `${author.trim()}: ${words}`;
}
