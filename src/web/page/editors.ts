import type { editor } from 'monaco-editor';

/** GraphiQL names one font for its editors and lets long lines run out of sight; here the system's fonts, and lines wrap. */
export async function styleEditors(): Promise<void> {
  const monaco = await import('monaco-graphql/esm/monaco-editor.js');
  const style = (created: editor.ICodeEditor) =>
    created.updateOptions({
      fontFamily: 'ui-monospace, Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace',
      fontSize: 13,
      lineHeight: 20,
      wordWrap: 'on',
      // It takes the dash of “2020–2025” for a trap.
      unicodeHighlight: { ambiguousCharacters: false },
    });
  // GraphiQL waits for the same import: it may have made some of its editors by now.
  monaco.editor.getEditors().forEach(style);
  monaco.editor.onDidCreateEditor(style);
}
