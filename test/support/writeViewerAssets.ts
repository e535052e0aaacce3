/** Writes the script and the style of the viewer into the file that pages are made from: `node test/support/writeViewerAssets.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';
import { viewerAssets, viewerAssetsPath } from './viewerAssets.ts';

writeFileSync(join(root, viewerAssetsPath), await viewerAssets());
