using CaseFlow.Domain.Kernel;
using FluentValidation;

namespace CaseFlow.Domain.Hazards;

/// <summary>What a move's form answers with: the process reads it and puts the hazard at the next station.</summary>
public sealed record HazardMoved(string Reason, string By, Guid? UnitId = null);

internal static class HazardReasons
{
    /// <summary>A text that has to be there.</summary>
    public static void Stated<T>(this IRuleBuilderInitial<T, string?> rule, string code) =>
        rule.Must(t => !string.IsNullOrWhiteSpace(t)).Refuse(code).MaximumLength(ReportHazard.MaxText);
}
