import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/** Anything a finger, a glove or a stylus must hit is this high at least. */
const TARGET = 44
const field = { defaultProps: { size: 'md', styles: { input: { minHeight: TARGET } } } }
const medium = { defaultProps: { size: 'md' } }
const fontFamily = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'

/** The one set of tokens: colour, space, type, radius, targets. What Mantine lacks stands in styles.css. */
export const theme = createTheme({
  colors: {
    marine: [
      '#e8f6f6',
      '#d0eaeb',
      '#a6d6d8',
      '#76bfc3',
      '#4fa9ae',
      '#2f959b',
      '#1a8087',
      '#0f6e75',
      '#0b5f66',
      '#064c52',
    ],
  },
  primaryColor: 'marine',
  primaryShade: { light: 8, dark: 8 },
  fontFamily,
  headings: { fontFamily, fontWeight: '650' },
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Named and not imported: a part that no screen of the first page uses stays out of the first load.
  components: {
    Button: {
      defaultProps: { size: 'md' },
      styles: {
        root: {
          minHeight: TARGET,
          height: 'auto',
          paddingBlock: 8,
          // A link that looks like a button keeps its words in the middle too.
          display: 'inline-flex',
          alignItems: 'center',
          justifyContent: 'center',
        },
        label: {
          whiteSpace: 'normal',
          textAlign: 'center',
          height: 'auto',
          overflow: 'visible',
          lineHeight: 1.3,
        },
      },
    },
    TextInput: field,
    NativeSelect: field,
    PasswordInput: field,
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 2 } },
    Checkbox: medium,
    Radio: medium,
    Switch: medium,
    Anchor: { defaultProps: { underline: 'always' } },
    Table: { defaultProps: { verticalSpacing: 'sm', highlightOnHover: true } },
  },
})

/** The default theme's few colours that are too pale to read. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-dimmed': '#565d64',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0b5f66',
  },
  dark: {
    '--mantine-color-placeholder': '#a6a7ab',
    '--mantine-color-dimmed': '#b4b7bb',
    '--mantine-color-error': '#ff9d93',
    '--mantine-color-anchor': '#76d0d3',
  },
})
