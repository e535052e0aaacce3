import { type WritableStudy, writer } from './study.ts';

/** Points the links to one coding at another. */
export function moveCodingLinks(study: WritableStudy, from: number, to: number): void {
  study[writer].run('UPDATE memo_links SET coding_key = ? WHERE coding_key = ?', to, from);
}

/** Points the memos that reference one code at another; a memo that references both keeps one link of each origin. */
export function moveCodeLinks(study: WritableStudy, from: number, to: number): void {
  study[writer].run(
    `DELETE FROM memo_links WHERE code_key = ? AND EXISTS (
       SELECT 1 FROM memo_links other
       WHERE other.memo_key = memo_links.memo_key AND other.origin = memo_links.origin AND other.code_key = ?)`,
    from,
    to,
  );
  study[writer].run('UPDATE memo_links SET code_key = ? WHERE code_key = ?', to, from);
}
