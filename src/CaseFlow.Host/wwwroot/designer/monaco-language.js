// The code editor's own menus, between its loader and itself.
if (document.documentElement.lang.startsWith("zh")) require.config({ "vs/nls": { availableLanguages: { "*": "zh-cn" } } });
