import { fileURLToPath } from 'node:url';
import type { PictureRequest } from './picture.ts';

const faces = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'] as const;

/**
 * Draws an SVG as PNG with the bundled font, so that words are as wide as the layout took them to be, on every machine.
 * Nothing is fetched: the renderer knows no network.
 */
export async function renderPicture({ svg, scale }: PictureRequest): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: faces.map(fontFile), loadSystemFonts: true, defaultFontFamily: 'Source Sans 3' },
  });
  return new Uint8Array(picture.render().asPng());
}

function fontFile(face: (typeof faces)[number]): string {
  return fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${face}/SourceSans3_${face}.ttf`));
}
