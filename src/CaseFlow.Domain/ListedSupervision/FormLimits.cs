using CaseFlow.Domain.Kernel;
using FluentValidation;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>What the fields of all case forms have in common.</summary>
internal static class FormLimits
{
    public const int Text = 4000;
    public const int Line = 200;

    /// <summary>A text that has to be there.</summary>
    public static void Needed<T>(this IRuleBuilderInitial<T, string?> rule, string code, int max = Text) =>
        rule.Must(t => !string.IsNullOrWhiteSpace(t)).Refuse(code).MaximumLength(max);
}
