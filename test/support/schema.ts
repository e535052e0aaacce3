import { validateXML } from 'xmllint-wasm';
import { refiSchema } from './refiCorpus.ts';

/** What the official schema finds wrong with an XML document; empty when it is valid. */
export async function schemaErrors(xml: string, schema: 'Project' | 'Codebook'): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'file.xml', contents: xml }],
    schema: [{ fileName: `${schema}.xsd`, contents: refiSchema(schema) }],
    initialMemoryPages: 1024,
    maxMemoryPages: 16_384,
  });
  return errors.map(({ message }) => message);
}
