using MudBlazor;

namespace CaseFlow.Host.Pages.Layout;

/// <summary>One main colour, grey surfaces, signal colours for time alone; the same values as in caseflow.css.</summary>
internal static class Look
{
    private static readonly string[] Fonts = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f4e8c",
            PrimaryContrastText = "#ffffff",
            Secondary = "#4a5a6d",
            Background = "#f4f6f9",
            Surface = "#ffffff",
            TextPrimary = "#1d2733",
            TextSecondary = "#4f5d6e",
            LinesInputs = "#8794a5",
            LinesDefault = "#d8dfe8",
            ActionDefault = "#4a5a6d",
            Success = "#1a6b3c",
            Warning = "#8a5200",
            Error = "#b3261e",
            Info = "#1f4e8c",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.9375rem", LineHeight = "1.6", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "0.9375rem", LineHeight = "1.6", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.6", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "0.9375rem", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Fonts, FontSize = "0.8125rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Fonts, FontSize = "1.0625rem", LineHeight = "1.5", LetterSpacing = "normal" },
        },
    };
}
