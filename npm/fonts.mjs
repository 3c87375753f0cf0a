// The font files that pictures are drawn with: only these, never the machine's own.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', '@expo-google-fonts');
const families = [['noto-sans', 'NotoSans'], ['noto-sans-thai', 'NotoSansThai'], ['noto-sans-arabic', 'NotoSansArabic']];
const weights = ['400Regular', '600SemiBold'];

export const fontFiles = families.flatMap(([folder, name]) =>
  weights.map(weight => join(modules, folder, weight, `${name}_${weight}.ttf`)));
