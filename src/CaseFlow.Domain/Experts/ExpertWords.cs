using CaseFlow.Domain.Kernel;
using FluentValidation;

namespace CaseFlow.Domain.Experts;

/// <summary>What is typed: neither empty nor too long, and without characters that nobody types.</summary>
internal static class ExpertWords
{
    public static IRuleBuilderOptions<T, string> Words<T>(this IRuleBuilder<T, string> rule, string missing, int most, bool lines = false) =>
        rule.Must(t => !string.IsNullOrWhiteSpace(t)).Refuse(missing).MaximumLength(most).Must(t => Plain(t, lines)).Refuse("expert.characters");

    public static IRuleBuilderOptions<T, string?> Spare<T>(this IRuleBuilder<T, string?> rule, int most) =>
        rule.MaximumLength(most).Must(t => Plain(t, lines: false)).Refuse("expert.characters");

    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool Plain(string? text, bool lines) => text is null || !text.Any(c => char.IsControl(c) && (!lines || c is not ('\r' or '\n' or '\t')));
}
