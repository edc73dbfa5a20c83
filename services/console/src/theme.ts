import { type ThemeConfig } from 'antd';

/** Ink on paper, with the red of official documents used sparingly. */
export const colors = { red: '#8c1d18', ink: '#1f2328', paper: '#f6f5f2', line: '#e4e1da', quiet: '#6b6f76' };
export const theme: ThemeConfig = {
  // One set of variables for all of the page, however often the theme is given.
  cssVar: { key: 'duban' },
  token: {
    // Who asked the device for less motion sees dialogs at once where they stay.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: colors.red,
    colorInfo: '#2f5d8a',
    colorInfoBg: '#f1f5f9',
    colorInfoBorder: '#cddae6',
    colorLink: '#2f5d8a',
    colorText: colors.ink,
    colorBgLayout: colors.paper,
    colorBorderSecondary: colors.line,
    borderRadius: 6,
    fontSize: 14,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif',
  },
  components: {
    Layout: { headerBg: '#fff', siderBg: '#fff', bodyBg: colors.paper },
    Menu: { itemSelectedBg: '#f7ece9', itemSelectedColor: colors.red, itemBorderRadius: 6 },
    Table: { headerBg: '#faf9f6', cellPaddingBlock: 10 },
  },
};
