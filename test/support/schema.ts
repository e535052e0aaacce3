import { validateXML } from 'xmllint-wasm';
import { refiSchema } from './refiCorpus.ts';

/** What the official schema finds wrong with an XML document; empty when it is valid. */
export async function schemaErrors(xml: string, schema: 'Project' | 'Codebook'): Promise<string[]> {
  return [...(await schemaErrorsOf({ xml }, schema)).values()].flat();
}

/** The same for many documents at once, by name. */
export async function schemaErrorsOf(
  documents: Readonly<Record<string, string>>,
  schema: 'Project' | 'Codebook',
): Promise<Map<string, string[]>> {
  const { errors } = await validateXML({
    xml: Object.entries(documents).map(([fileName, contents]) => ({ fileName, contents })),
    schema: [{ fileName: `${schema}.xsd`, contents: refiSchema(schema) }],
    initialMemoryPages: 1024,
    maxMemoryPages: 16_384,
  });
  const found = new Map<string, string[]>(Object.keys(documents).map((name) => [name, []]));
  for (const { message, loc } of errors) found.get(loc?.fileName ?? '')?.push(message);
  return found;
}
